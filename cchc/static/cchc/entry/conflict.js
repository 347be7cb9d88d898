// Two values of one cell, shown where the cell is; the person chooses.

const pattern = document.querySelector("template[data-conflict]");

export const showConflict = (form, cell, theirs, chosen) => {
  const piece = pattern.content.firstElementChild.cloneNode(true);
  const [keep, take] = [piece.querySelector("[data-keep]"), piece.querySelector("[data-take]")];
  piece.querySelector("[data-question]").textContent = theirs.question;
  keep.textContent = theirs.keep;
  take.textContent = theirs.take;
  keep.addEventListener("click", () => chosen(true));
  take.addEventListener("click", () => chosen(false));
  cell.conflict?.remove();
  return place(cell, piece);
};

const place = (cell, piece) => {
  const host = cell.host?.querySelector("[data-conflict-host]");
  if (host) {
    host.append(piece);
    return piece;
  }
  const line = cell.input.closest("tr");
  const row = document.createElement("tr");
  const box = row.insertCell();
  row.className = "conflict-row";
  box.colSpan = line.cells.length;
  box.append(piece);
  line.after(row);
  return row;
};
