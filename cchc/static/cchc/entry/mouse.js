// The mouse: a click selects what is in a cell, another one edits it; shift and click select a block.

export const listenToMouse = (entry) => {
  const { form, table, selection } = entry;
  let entered = null;

  form.addEventListener("mousedown", (event) => {
    const cell = table.of(event.target);
    if (!cell || cell.input !== event.target) return;
    if (event.shiftKey && selection.begin) {
      event.preventDefault();
      selection.extend(cell);
    } else if (document.activeElement === cell.input) entry.editing = true;
    else entered = cell.input;
  });
  form.addEventListener("click", (event) => {
    if (event.target === entered) entered.select(); // the click itself had put the caret somewhere
    entered = null;
  });
};
