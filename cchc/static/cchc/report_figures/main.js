// Figures of a year: Enter and the arrows go from row to row, blocks from Excel are pasted over rows, what is typed and
// not yet saved is marked, and leaving asks first.

import { parse } from "../entry/blocks.js";

const form = document.querySelector("form.figures");
const state = form.querySelector(".figures__state");
const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]).filter((row) => row.length);
const placeOf = (input) => {
  const row = rows.findIndex((each) => each.includes(input));
  return [row, row < 0 ? -1 : rows[row].indexOf(input)];
};
const isChanged = (input) => input.value !== input.defaultValue;
let sending = false;

const mark = () => {
  const inputs = rows.flat();
  for (const input of inputs) input.classList.toggle("is-changed", isChanged(input));
  if (state) state.textContent = inputs.some(isChanged) ? form.dataset.unsaved : "";
};

const move = (event) => {
  const [row, column] = placeOf(event.target);
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (row < 0 || !step || event.ctrlKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  const next = rows[row + step]?.[column];
  next?.focus();
  next?.select();
};

const paste = (event) => {
  const text = event.clipboardData.getData("text/plain");
  const [row, column] = placeOf(event.target);
  if (row < 0 || !/[\t\n\r]/.test(text.trim())) return;
  event.preventDefault();
  let count = 0;
  parse(text).forEach((cells, down) =>
    cells.forEach((value, right) => {
      const input = rows[row + down]?.[column + right];
      if (!input) return;
      input.value = value;
      count += 1;
    }),
  );
  mark();
  if (state) state.textContent = form.dataset.pasted.replace("{count}", count);
};

form.addEventListener("keydown", move);
form.addEventListener("paste", paste);
form.addEventListener("input", mark);
form.addEventListener("submit", () => {
  sending = true;
});
window.addEventListener("beforeunload", (event) => {
  if (!sending && rows.flat().some(isChanged)) event.preventDefault();
});
