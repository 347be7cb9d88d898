// The clipboard: blocks of cells go to Excel and come from it.

import { parse, spread, write } from "./blocks.js";
import { text } from "./texts.js";

const EMPTY = { typed: "", na: false };

export const listenToClipboard = (entry) => {
  const { form, table, selection } = entry;

  const copy = (event) => {
    if (!table.of(event.target) || !selection.isBlock) return false;
    event.clipboardData.setData("text/plain", write(selection.rows.map((row) => row.map((cell) => cell?.text ?? ""))));
    event.preventDefault();
    entry.status.tell(text("copied", { count: selection.cells.length }));
    return true;
  };

  const paste = (event) => {
    const cell = table.of(event.target);
    const block = event.clipboardData.getData("text/plain");
    const isWord = entry.editing && !/[\t\n\r]/.test(block.trim());
    if (!cell || cell.input !== event.target || !block || isWord) return;
    event.preventDefault();
    const [changes, skipped] = spread(parse(block), table, selection.range);
    const count = entry.change(changes);
    cell.input.select();
    entry.status.tell([text("pasted", { count }), skipped && text("skipped", { count: skipped })].filter(Boolean).join(" "));
  };

  form.addEventListener("copy", copy);
  form.addEventListener("cut", (event) => {
    if (copy(event)) entry.change(selection.cells.map((cell) => [cell, EMPTY]));
  });
  form.addEventListener("paste", paste);
};
