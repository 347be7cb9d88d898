// The list of figures and results to cite: searched without marks, chosen by keys or mouse.

import { text } from "../entry/texts.js";
import { learn } from "./cites.js";

const MOST = 60; // choices shown at once; typing narrows them
const bare = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

export class Picker {
  constructor(url, chosen) {
    Object.assign(this, { url, chosen, all: null, shown: [], at: 0 });
    this.dialog = document.querySelector("[data-picker]");
    this.input = this.dialog.querySelector("[data-search]");
    this.list = this.dialog.querySelector("[data-choices]");
    this.found = this.dialog.querySelector("[data-found]");
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => this.take(this.shown[event.target.closest("li")?.dataset.at]));
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
  }

  async open() {
    this.input.value = "";
    this.dialog.showModal();
    if (!this.all) await this.load();
    this.show();
    this.input.focus();
  }

  async load() {
    try {
      const response = await fetch(this.url, { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) throw new Error(response.status);
      this.all = (await response.json()).map((cite) => ({ ...cite, words: bare(`${cite.label} ${cite.group} ${cite.text}`) }));
      learn(Object.fromEntries(this.all.map((cite) => [cite.key, cite.label])));
    } catch {
      this.all = null;
    }
  }

  show() {
    const wanted = bare(this.input.value).split(/\s+/).filter(Boolean);
    const hits = (this.all ?? []).filter((cite) => wanted.every((word) => cite.words.includes(word)));
    this.shown = hits.slice(0, MOST);
    this.found.textContent = this.all ? this.told(hits.length) : text("citesFailed");
    this.list.replaceChildren(...this.lines());
    this.point(0);
  }

  told(count) {
    return count ? text("found", { count }) : text("nothing");
  }

  lines() {
    let group = null;
    return this.shown.flatMap((cite, at) => {
      const line = this.line(cite, at);
      if (cite.group === group) return [line];
      ({ group } = cite);
      return [head(group), line];
    });
  }

  line(cite, at) {
    const line = document.createElement("li");
    const value = document.createElement("span");
    line.id = `so-lieu-${at}`;
    line.dataset.at = at;
    line.setAttribute("role", "option");
    value.textContent = cite.text || text("noValue");
    value.className = cite.text ? "picker__value" : "picker__value picker__value--none";
    line.append(cite.label, value);
    return line;
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point(this.at + step);
    else if (event.key === "Enter") this.take(this.shown[this.at]);
    else return;
    event.preventDefault();
  }

  point(at) {
    this.at = Math.max(0, Math.min(at, this.shown.length - 1));
    this.list.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    const line = this.list.querySelector(`[data-at="${this.at}"]`);
    line?.setAttribute("aria-selected", "true");
    line?.scrollIntoView({ block: "nearest" });
    if (line) this.input.setAttribute("aria-activedescendant", line.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(cite) {
    if (!cite) return;
    this.dialog.close();
    this.chosen(cite);
  }
}

const head = (group) => {
  const line = document.createElement("li");
  line.className = "picker__group";
  line.setAttribute("role", "presentation");
  line.textContent = group;
  return line;
};
