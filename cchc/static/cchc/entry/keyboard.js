// What each key does. `takes` answers whether it did anything; if not, the browser does what it always does.

import { same } from "./table.js";
import { text } from "./texts.js";

const DOWN = { ArrowDown: 1, ArrowUp: -1 };
const RIGHT = { ArrowRight: 1, ArrowLeft: -1 };
const EMPTY = { typed: "", na: false };

export class Keyboard {
  constructor(entry, openHelp) {
    Object.assign(this, { entry, openHelp, table: entry.table, selection: entry.selection });
    this.hasColumns = entry.table.rows.some((row) => row.length > 1);
    this.plain = { F2: this.edit, Escape: this.restore, "?": this.help, Delete: this.clear };
    this.controlled = { z: this.undo, y: this.redo, d: this.fillDown, s: this.save };
  }

  get cell() {
    return this.table.of(document.activeElement);
  }

  takes(event) {
    const { cell } = this;
    if (event.ctrlKey || event.metaKey) return this.takesControlled(event, cell);
    if (event.key === "F8") return this.done(this.entry.status.toNext());
    if (cell?.input === document.activeElement) return this.takesInCell(event, cell);
    return event.key === "?" && !document.activeElement.matches("input, textarea, select") && this.help();
  }

  takesControlled(event, cell) {
    const key = event.key.toLowerCase();
    const act = this.controlled[key === "z" && event.shiftKey ? "y" : key];
    return Boolean(act && (cell || key === "s")) && this.done(act.call(this, cell));
  }

  takesInCell({ key, shiftKey }, cell) {
    if (key === "Enter") return this.done(this.move(cell, shiftKey ? -1 : 1, 0));
    if (DOWN[key]) return this.done(this.go(cell, DOWN[key], 0, shiftKey));
    if (RIGHT[key]) return this.hasColumns && !this.entry.editing && this.done(this.go(cell, 0, RIGHT[key], shiftKey));
    return Boolean(this.plain[key]) && this.plain[key].call(this, cell);
  }

  done() {
    return true;
  }

  go(cell, down, right, extending) {
    if (extending) this.extend(down, right);
    else this.move(cell, down, right);
  }

  move(cell, down, right) {
    const next = this.table.next(cell, down, right);
    if (next) next.input.focus();
    else if (down > 0 && !this.hasColumns) this.entry.form.querySelector(".entry-save").focus();
  }

  extend(down, right) {
    const next = this.table.next(this.selection.end, down, right);
    if (!next) return;
    this.selection.extend(next);
    next.input.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { top, bottom, left, right: last } = this.selection.range;
    this.entry.status.tell(text("selected", { rows: bottom - top + 1, columns: last - left + 1 }));
  }

  edit(cell) {
    this.entry.editing = true;
    cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
    return true;
  }

  restore(cell) {
    this.entry.editing = false;
    this.entry.restoreCell(cell);
    this.selection.start(cell);
    cell.input.select();
    return true;
  }

  help() {
    this.openHelp();
    return true;
  }

  clear() {
    if (!this.selection.isBlock) return false;
    this.entry.change(this.selection.cells.map((cell) => [cell, EMPTY]));
    return true;
  }

  undo(cell) {
    if (same(cell.value, cell.settled)) this.entry.undo();
    else this.entry.restoreCell(cell);
  }

  redo() {
    this.entry.redo();
  }

  save() {
    this.entry.flush();
  }

  // The first row of the selection down to its end, or the cell above into this one.
  fillDown(cell) {
    const above = this.table.next(cell, -1, 0);
    if (this.selection.isBlock) this.entry.change(filled(this.selection.rows));
    else if (above) this.entry.change([[cell, above.value]]);
  }
}

const filled = ([first, ...others]) =>
  others.flatMap((row) => row.map((cell, column) => [cell, first[column]?.value]).filter(([cell, value]) => cell && value));
