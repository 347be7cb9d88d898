// How things stand, in words: saved at, saving, what keeps cells from being saved, and where.

import { text } from "./texts.js";

const time = () => new Date().toLocaleTimeString("vi-VN", { hour12: false });

export class Status {
  constructor(form, entry) {
    Object.assign(this, { form, entry, line: "", saving: false, answer: {}, savedAt: "", told: "" });
    this.place = form.querySelector("[data-status]");
    this.more = form.querySelector("[data-status-more]");
  }

  stands(line, answer = {}, saving = false) {
    Object.assign(this, { line, saving });
    if (Object.keys(answer).length || !line) this.answer = answer;
    this.show();
  }

  saved(some) {
    if (some) this.savedAt = time();
    this.told = "";
    this.show();
  }

  // Something said once, until the next thing happens.
  tell(message) {
    this.told = message;
    this.show();
  }

  // Cells of this page that the server did not take, in the order of the page.
  get held() {
    const { queue, table } = this.entry;
    const names = [...queue.items.values()].filter((item) => item.held && item.layer === this.entry.layer);
    const cells = names.map((item) => table.byName.get(`${item.unit}/${item.code}`)).filter(Boolean);
    return cells.sort((one, other) => one.row - other.row || one.column - other.column);
  }

  show() {
    const waits = this.entry.queue.waiting().length > 0;
    const words = this.words(waits);
    if (this.place.textContent !== words) this.place.textContent = words;
    this.place.dataset.s = this.line || (this.saving ? "saving" : waits ? "waiting" : "saved");
    this.showLinks();
  }

  // Links that stay the same are left alone: one that is being clicked must not go away under the mouse.
  showLinks() {
    const { held } = this;
    const conflicts = held.filter((cell) => cell.conflict).length;
    const shown = [this.line === "signin" && this.answer.signin, conflicts, held.length].join();
    if (shown === this.shown) return;
    this.shown = shown;
    this.more.replaceChildren(...this.links(conflicts, held.length - conflicts));
  }

  words(waits) {
    if (this.line) return [this.answer.message ?? this.answer.error, text(this.line)].filter(Boolean).join(" ");
    const kept = this.entry.queue.isKept || !waits ? "" : text("keptOnlyHere");
    const state = this.saving ? text("saving") : waits ? text("waiting") : this.savedAt && text("saved", { time: this.savedAt });
    return [this.told, state, kept].filter(Boolean).join(" ");
  }

  links(conflicts, errors) {
    const found = [];
    if (this.line === "signin") found.push(signIn(this.answer.signin));
    if (conflicts) found.push(this.jump("conflicts", conflicts));
    if (errors) found.push(this.jump("errors", errors));
    return found;
  }

  jump(name, count) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "entry-jump";
    button.dataset.s = name;
    button.textContent = text(name, { count });
    button.addEventListener("click", () => this.toNext());
    return button;
  }

  // To the next cell that is not saved because of an error or a conflict.
  toNext() {
    const { held } = this;
    const { cells } = this.entry.table;
    const here = cells.indexOf(this.entry.table.of(document.activeElement));
    const next = held.find((cell) => cells.indexOf(cell) > here) ?? held[0];
    next?.input.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    next?.input.focus({ preventScroll: true });
  }

  // What is wrong with a cell: in its row, or in the bar while it has the focus.
  say(cell, message) {
    cell.error = message;
    const box = cell.host?.querySelector("[data-error]") ?? (document.activeElement === cell.input ? this.bar : null);
    if (!box) return;
    box.textContent = message;
    if (cell.host) box.hidden = !message;
  }

  get bar() {
    return this.form.querySelector("[data-cell-error]");
  }
}

const signIn = (url) => {
  const link = document.createElement("a");
  const back = encodeURIComponent(location.pathname + location.search);
  link.href = url ? `${url}?next=${back}` : location.href;
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = text("signinLink");
  return link;
};
