// The keyboard, as in a spreadsheet: keys move between cells, typing overwrites, F2 edits what is there.

import { showInBar } from "./bar.js";
import { Keyboard } from "./keyboard.js";

export const listenToKeys = (entry, openHelp) => {
  const keyboard = new Keyboard(entry, openHelp);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
    if (keyboard.takes(event)) event.preventDefault();
  });
  entry.form.addEventListener("focusin", (event) => {
    const cell = entry.table.of(event.target);
    if (!cell || cell.input !== event.target) return;
    entry.editing = false;
    cell.input.select();
    entry.selection.start(cell);
    showInBar(entry, cell);
  });
  entry.form.addEventListener("focusout", (event) => entry.settle(entry.table.of(event.target)));
};
