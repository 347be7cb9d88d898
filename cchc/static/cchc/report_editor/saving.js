// Saves what is written: a moment after the last key, again when the line is back, never over another's text.

import { Queue } from "../entry/queue.js";
import { text } from "../entry/texts.js";
import { learn } from "./cites.js";
import { showConflict } from "./conflict.js";
import { Line } from "./line.js";
import { showStatus } from "./status.js";

const QUIET = 1500; // ms after the last key
const MOST = 15000; // ms that typing without a pause may go unsaved

export class Saving {
  constructor(form, editor) {
    const { user, round, key, version } = form.dataset;
    Object.assign(this, { form, editor, key, user: Number(user), version: Number(version), savedAt: "", told: "" });
    this.queue = new Queue(user, `bao-cao/${round}/${key}`);
    this.line = new Line(form, this.queue, {
      request: (items) => this.request(items),
      answered: (items, answer) => this.answered(items, answer),
      conflicted: (answer) => this.conflicted(answer),
      stands: (line, answer, saving) => this.stands(line, answer, saving),
    });
    this.restore();
    this.known = this.text;
    editor.on("update", () => this.changed());
  }

  // What was written here before and never arrived. It is sent with the version it was based on.
  restore() {
    const item = this.queue.get(this.key);
    if (!item) return;
    this.version = item.version;
    this.editor.commands.setContent(item.body, { emitUpdate: false });
    this.queue.put(this.key, { ...item, held: false });
    this.told = text("restored");
    this.line.soon(0);
  }

  // Without the empty line that the editor keeps below a table.
  get text() {
    return this.editor.getHTML().replace(/(<p><\/p>)+$/, "");
  }

  changed() {
    if (this.text === this.known && !this.isUnsaved) return;
    this.told = "";
    const held = this.queue.get(this.key)?.held ?? false; // a conflict waits for its decision
    this.queue.put(this.key, { body: this.text, version: this.version, layer: this.key, held });
    this.first ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(QUIET, this.first + MOST - Date.now())));
    this.stands(this.line.line);
  }

  flush() {
    clearTimeout(this.timer);
    this.first = undefined;
    this.line.soon(0);
  }

  request([[, item]]) {
    return { person: this.user, version: item.version, body: item.body };
  }

  answered([[id, item]], answer) {
    this.version = answer.version;
    this.told = answer.message;
    this.known = item.body;
    this.savedAt = new Date().toLocaleTimeString("vi-VN", { hour12: false });
    this.queue.drop(id, item.turn);
    const newer = this.queue.get(id);
    if (newer) this.queue.put(id, { ...newer, version: answer.version });
    else if (answer.html !== undefined) this.put(answer);
  }

  // The server converted an old font: its text takes the place of what was pasted.
  put({ html, names }) {
    learn(names);
    this.editor.commands.setContent(html, { emitUpdate: false });
    this.known = this.text;
    this.form.dispatchEvent(new CustomEvent("put"));
  }

  conflicted(answer) {
    const item = this.queue.get(this.key);
    if (item) this.queue.put(this.key, { ...item, held: true });
    learn(answer.names);
    showConflict(this.form, answer, this.text, (mine) => this.decide(answer, mine));
  }

  decide(theirs, mine) {
    this.version = theirs.version;
    this.queue.drop(this.key);
    if (mine) this.keepMine();
    else this.takeTheirs(theirs);
    this.editor.commands.focus();
  }

  keepMine() {
    this.queue.put(this.key, { body: this.text, version: this.version, layer: this.key, held: false });
    this.flush();
  }

  takeTheirs(theirs) {
    this.put(theirs);
    this.stands("");
  }

  get isUnsaved() {
    return this.queue.has(this.key);
  }

  stands(line, answer, saving) {
    const item = this.queue.get(this.key);
    const { isKept } = this.queue;
    showStatus(this.form, { line, answer, saving, item, isKept, savedAt: this.savedAt, told: this.told });
  }
}
