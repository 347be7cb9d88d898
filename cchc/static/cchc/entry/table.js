// The cells of a sheet or a grid as a table of rows and columns. A value is {typed, na}: what stands in the field, and
// whether the box "không áp dụng" beside it is ticked (a grid has no boxes: there "KAD" is typed).

export const NA = "KAD";
export const LONGEST = 40;

export const same = (one, other) => one.typed === other.typed && one.na === other.na;

const saysNa = (text) => /^(kad|k\/ad|không áp dụng)$/i.test(text.normalize("NFC").trim());

export class Cell {
  constructor(input, { unit, code, row, column, box = null, host = null }) {
    Object.assign(this, { input, unit, code, row, column, box, host, error: "", conflict: null });
    this.version = Number(input.dataset.v);
    // What the server sent. Not what stands here now: on a slow line a person types before this script has come.
    this.stored = { typed: input.defaultValue.trim(), na: Boolean(box?.defaultChecked) };
    this.settled = this.stored; // what stood here when the person came
  }

  get value() {
    return { typed: this.input.value.trim(), na: Boolean(this.box?.checked) };
  }

  set value({ typed, na }) {
    const text = typed.slice(0, LONGEST);
    const isNa = na || (this.box !== null && saysNa(text));
    if (this.box) this.box.checked = isNa;
    this.input.value = this.box && isNa ? "" : na ? NA : text;
  }

  // A box and points contradict each other: what was done last holds.
  agree(byBox) {
    if (!this.box) return;
    if (byBox && this.box.checked) this.input.value = "";
    else if (!byBox && this.input.value.trim()) this.value = { typed: this.input.value, na: false };
  }

  mark(state) {
    if (state) this.input.dataset.s = state;
    else delete this.input.dataset.s;
    if (state === "error" || state === "refused" || state === "conflict") this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  get text() {
    const { typed, na } = this.value;
    return na ? NA : typed;
  }
}

// Rows of cells; null where a cell is not to be entered.
export class Table {
  constructor(form) {
    this.rows = form.dataset.entry === "sheet" ? sheetRows(form) : gridRows(form);
    this.cells = this.rows.flat().filter(Boolean);
    this.byInput = new Map(this.cells.map((cell) => [cell.input, cell]));
    this.byName = new Map(this.cells.map((cell) => [`${cell.unit}/${cell.code}`, cell]));
  }

  of(element) {
    return this.byInput.get(element) ?? this.cells.find((cell) => cell.box === element) ?? null;
  }

  at(row, column) {
    return this.rows[row]?.[column] ?? null;
  }

  // The next cell in a direction; closed ones are passed over.
  next(from, down, right) {
    let [row, column] = [from.row + down, from.column + right];
    while (this.rows[row] && column >= 0 && column < this.rows[row].length) {
      const cell = this.at(row, column);
      if (cell) return cell;
      row += down;
      column += right;
    }
    return null;
  }
}

const sheetRows = (form) =>
  [...form.querySelectorAll("[data-row]")]
    .filter((line) => line.querySelector("[data-points]"))
    .map((line, row) => [
      new Cell(line.querySelector("[data-points]"), {
        unit: form.dataset.unit, code: line.dataset.code, row, column: 0, box: line.querySelector("[data-na]"), host: line,
      }),
    ]);

const gridRows = (form) => {
  const codes = [...form.querySelectorAll("thead [data-code]")].map((head) => head.dataset.code);
  return [...form.querySelectorAll("tbody tr")].map((line, row) =>
    codes.map((code, column) => {
      const input = line.cells[column + 1].firstElementChild;
      return input ? new Cell(input, { unit: line.dataset.unit, code, row, column }) : null;
    }));
};
