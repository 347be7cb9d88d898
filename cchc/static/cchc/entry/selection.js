// The cells that are selected: a rectangle from where the selection began to the cell in focus.

export class Selection {
  constructor(table) {
    this.table = table;
    this.shown = [];
    this.begin = null;
    this.end = null;
  }

  start(cell) {
    this.begin = cell;
    this.end = cell;
    this.show();
  }

  extend(cell) {
    this.begin ??= cell;
    this.end = cell;
    this.show();
  }

  get range() {
    const [rows, columns] = [[this.begin.row, this.end.row], [this.begin.column, this.end.column]];
    return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
  }

  get isBlock() {
    return this.begin !== null && this.begin !== this.end;
  }

  // Rows of cells, null where one is closed.
  get rows() {
    const { top, bottom, left, right } = this.range;
    return this.table.rows.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
  }

  get cells() {
    return this.rows.flat().filter(Boolean);
  }

  show() {
    this.shown.forEach((cell) => cell.input.classList.remove("is-selected"));
    this.shown = this.isBlock ? this.cells : [];
    this.shown.forEach((cell) => cell.input.classList.add("is-selected"));
  }
}
