// The entry screens: sheet of a unit and grid of a round. Without this file both are plain forms that save.

import { listenToClipboard } from "./clipboard.js";
import { Entry } from "./entry.js";
import { listenToKeys } from "./keys.js";
import { listenToMouse } from "./mouse.js";

const form = document.querySelector("[data-entry]");

// Links to cells put the cell in the middle, clear of the bars, and the focus into it.
const jump = (event) => {
  const link = event.target.closest?.('a[href^="#diem-"], a[href^="#o-"]');
  const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: "center", behavior: "instant" });
  place.focus({ preventScroll: true });
};

const listenToHelp = () => {
  const help = document.querySelector("[data-help]");
  const open = () => { help.showModal(); };
  const button = form.querySelector("[data-help-open]");
  button.hidden = false;
  button.addEventListener("click", open);
  help.querySelector("[data-help-close]").addEventListener("click", () => help.close());
  return open;
};

const start = () => {
  const entry = new Entry(form);
  listenToKeys(entry, listenToHelp());
  listenToMouse(entry);
  listenToClipboard(entry);
  form.addEventListener("input", (event) => {
    const cell = entry.table.of(event.target);
    if (cell) entry.typed(cell, { byBox: event.target === cell.box });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    entry.flush();
  });
  addEventListener("beforeunload", (event) => {
    entry.settle(entry.table.of(document.activeElement));
    if (entry.isUnsaved) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.hidden && entry.flush());
  form.dataset.ready = "yes";
};

document.addEventListener("click", jump);
document.querySelector("[data-problems]")?.focus();
// A form that came back with errors stays a plain form: it already holds what was typed.
if (form?.dataset.writable === "yes" && !form.dataset.unsaved) start();
