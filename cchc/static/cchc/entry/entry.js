// What a person types, from the cell through the queue to the server and back.

import { showConflict } from "./conflict.js";
import { Leftovers } from "./leftovers.js";
import { Queue } from "./queue.js";
import { Selection } from "./selection.js";
import { Sender } from "./sender.js";
import { Status } from "./status.js";
import { NA, Table, same } from "./table.js";
import { text } from "./texts.js";
import { showTotals } from "./totals.js";
import { Steps } from "./undo.js";

const TYPING = 1200; // ms without a keystroke before a cell is sent while the person is still in it
const LEFT = 250; // ms after a cell was left

export class Entry {
  constructor(form) {
    this.form = form;
    this.layer = form.dataset.layer;
    this.editing = false; // the caret moves inside the cell
    this.table = new Table(form);
    this.selection = new Selection(this.table);
    this.steps = new Steps();
    this.queue = new Queue(form.dataset.user, form.dataset.round);
    this.leftovers = new Leftovers(form, this.queue, () => this.status.show());
    this.status = new Status(form, this);
    this.sent = new Map();
    this.sender = new Sender(form, this.queue, {
      request: (items) => this.request(items),
      answered: (items, answer) => this.answered(items, answer),
      stands: (line, answer, saving) => this.status.stands(line, answer, saving),
    });
    this.restore();
    this.pickUp();
  }

  id(cell) {
    return `${this.layer}/${cell.unit}/${cell.code}`;
  }

  // Bring back what was typed and never saved: here, or on a page that is not this one.
  restore() {
    let restored = 0;
    for (const [id, item] of [...this.queue.items]) {
      const { held, ...typed } = item;
      const cell = item.layer === this.layer ? this.table.byName.get(`${item.unit}/${item.code}`) : null;
      this.queue.put(id, typed);
      if (!cell) continue;
      if (!same(cell.stored, item)) restored += 1;
      cell.value = item;
      cell.settled = cell.value;
      cell.version = item.version; // what it was typed over, whatever the page shows now
      cell.mark("dirty");
    }
    if (restored) this.status.tell(text("restored", { count: restored }));
    if (this.queue.items.size) this.sender.soon(0);
  }

  // What was typed before this script was there.
  pickUp() {
    for (const cell of this.table.cells) {
      if (!same(cell.value, cell.stored) && !this.queue.items.has(this.id(cell))) this.typed(cell);
    }
  }

  // Something was typed in a cell the person is still in.
  typed(cell, { byBox = false } = {}) {
    cell.agree(byBox);
    this.keep(cell, TYPING);
    this.status.tell("");
  }

  // The person left a cell: one step for "undo".
  settle(cell) {
    if (!cell || same(cell.value, cell.settled)) return;
    this.steps.add([[cell, cell.settled, cell.value]]);
    cell.settled = cell.value;
    this.keep(cell, LEFT);
    this.status.show();
  }

  // Take back what was typed in a cell since the person came.
  restoreCell(cell) {
    if (same(cell.value, cell.settled)) return;
    cell.value = cell.settled;
    this.keep(cell, LEFT);
    this.status.show();
  }

  // Change many cells in one step; returns how many did.
  change(changes) {
    const step = this.write(changes);
    this.steps.add(step);
    this.status.tell("");
    return step.length;
  }

  write(changes) {
    const step = [];
    for (const [cell, value] of changes) {
      const before = cell.settled;
      cell.value = value;
      if (same(cell.value, before)) continue;
      step.push([cell, before, cell.value]);
      cell.settled = cell.value;
      this.keep(cell, LEFT);
    }
    return step;
  }

  undo() {
    this.tellOf("undone", this.write(this.steps.undo()));
  }

  redo() {
    this.tellOf("redone", this.write(this.steps.redo()));
  }

  tellOf(name, step) {
    this.status.tell(step.length ? text(name, { count: step.length }) : text("nothing"));
    step[0]?.[0].input.focus();
  }

  keep(cell, wait) {
    const id = this.id(cell);
    this.clear(cell);
    if (same(cell.value, cell.stored) && !this.sent.has(id)) {
      this.queue.drop(id);
      cell.mark("");
    } else {
      this.queue.put(id, { layer: this.layer, unit: cell.unit, code: cell.code, ...cell.value, version: cell.version });
      cell.mark("dirty");
      this.sender.soon(wait);
    }
  }

  // Whether something typed on this page is not saved.
  get isUnsaved() {
    return this.table.cells.some((cell) => this.queue.has(this.id(cell)));
  }

  clear(cell) {
    cell.conflict?.remove();
    cell.conflict = null;
    this.status.say(cell, "");
  }

  flush() {
    this.settle(this.table.of(document.activeElement));
    this.sender.soon(0);
    this.status.show();
  }

  request(items) {
    this.sent = new Map(items);
    const cells = items.map(([, item]) => {
      const cell = item.layer === this.layer ? this.table.byName.get(`${item.unit}/${item.code}`) : null;
      return { unit: item.unit, code: item.code, typed: item.typed, na: item.na, version: cell ? cell.version : item.version };
    });
    const { user, totals, domain } = this.form.dataset;
    const layer = items[0][1].layer;
    return { user: Number(user), layer, cells, totals: layer === this.layer ? totals : "", domain: domain ? Number(domain) : null };
  }

  answered(items, answer) {
    this.sent = new Map();
    const layer = items[0][1].layer;
    const byId = new Map(items);
    for (const told of answer.cells) {
      const id = `${layer}/${told.unit}/${told.code}`;
      const cell = layer === this.layer ? this.table.byName.get(`${told.unit}/${told.code}`) : null;
      if (cell) this.take(cell, id, byId.get(id), told);
      else this.takeElsewhere(id, byId.get(id), told);
    }
    if (answer.totals) showTotals(this.form, answer.totals);
    this.status.saved(answer.cells.some((told) => told.state === "saved"));
  }

  take(cell, id, item, told) {
    if (told.state === "saved") return this.takeSaved(cell, id, item, told);
    if (this.queue.get(id)?.turn !== item.turn) return undefined; // typed anew meanwhile: goes out again
    this.queue.put(id, { ...item, version: cell.version, held: told.state });
    cell.mark(told.state);
    this.status.say(cell, told.message);
    if (told.theirs) cell.conflict = showConflict(this.form, cell, told.theirs, (keeps) => this.choose(cell, told.theirs, keeps));
    return undefined;
  }

  takeSaved(cell, id, item, told) {
    this.queue.drop(id, item.turn);
    cell.version = told.version;
    cell.stored = this.valueOf(cell, told);
    this.showState(cell, told);
    if (this.queue.has(id)) return;
    const isThere = document.activeElement === cell.input;
    if (!isThere) {
      cell.value = cell.stored;
      cell.settled = cell.value;
    }
    cell.mark("saved");
  }

  takeElsewhere(id, item, told) {
    if (told.state === "saved") this.queue.drop(id, item.turn);
    else this.queue.put(id, { ...item, held: told.state, message: told.message || told.theirs?.question || "" });
    this.leftovers.show();
  }

  valueOf(cell, told) {
    return cell.box || !told.na ? { typed: told.shown, na: told.na } : { typed: NA, na: false };
  }

  showState(cell, told) {
    if (!cell.host) return;
    cell.host.dataset.state = told.mark;
    cell.host.querySelector("[data-state-text]").textContent = told.wording;
  }

  // A conflict was decided: `keeps` what the person typed, or else takes what somebody else wrote.
  choose(cell, theirs, keeps) {
    cell.version = theirs.version;
    cell.stored = this.valueOf(cell, theirs);
    if (!keeps) {
      this.steps.add([[cell, cell.value, cell.stored]]);
      cell.value = cell.stored;
      cell.settled = cell.value;
      this.showState(cell, theirs);
    }
    this.keep(cell, 0);
    this.status.show();
    cell.input.focus();
  }
}
