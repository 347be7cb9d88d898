// The bar below a grid tells which cell has the focus, and what is wrong with it.

export const showInBar = ({ form, status }, cell) => {
  const bar = form.querySelector("[data-cell-bar]");
  if (!bar) return;
  const { title, max } = form.querySelector(`thead [data-code="${CSS.escape(cell.code)}"]`).dataset;
  const unit = cell.input.closest("tr").querySelector("th").textContent;
  const link = bar.querySelector("[data-cell-link]");
  bar.querySelector("[data-cell-name]").textContent = `${unit} · ${cell.code}. ${title} (0–${max})`;
  if (link.dataset.pattern) {
    link.href = link.dataset.pattern.replace("UNIT", cell.unit).replace("CRITERION", cell.code);
    link.hidden = false;
  }
  status.say(cell, cell.error);
};
