// Cells typed on another page that could not be saved: listed here, each to be opened or thrown away.

import { text } from "./texts.js";

export class Leftovers {
  constructor(form, queue, changed) {
    Object.assign(this, { queue, changed, layer: form.dataset.layer });
    this.pattern = document.querySelector("[data-leftovers]");
  }

  get items() {
    return [...this.queue.items].filter(([, item]) => item.message !== undefined && item.held);
  }

  show() {
    const { items } = this;
    this.pattern.hidden = !items.length;
    this.pattern.querySelector("[data-leftovers-head]").textContent = text("elsewhere", { count: items.length });
    this.pattern.querySelector("ul").replaceChildren(...items.map(([id, item]) => this.line(id, item)));
    this.changed();
  }

  line(id, item) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const drop = document.createElement("button");
    link.href = `${this.pattern.dataset.sheet.replace("UNIT", item.unit)}?lop=${item.layer}`;
    link.textContent = `${item.unit} · ${item.code}: ${item.typed || "–"}`;
    drop.type = "button";
    drop.className = "link";
    drop.textContent = text("drop");
    drop.addEventListener("click", () => {
      this.queue.drop(id);
      this.show();
    });
    line.append(link, ` ${item.message} `, drop);
    return line;
  }
}
