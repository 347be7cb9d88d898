// Blocks of cells as text, the way Excel puts them on the clipboard: tabs between columns, newlines between rows, a cell
// with either of them in quotes.

export const parse = (text) => {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const [sign, row] = [text[at], rows.at(-1)];
    if (quoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
    else if (!quoted && sign === "\t") row.push("");
    else if (!quoted && (sign === "\n" || sign === "\r")) {
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      rows.push([""]);
    } else row[row.length - 1] += sign;
  }
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop();
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
};

export const write = (rows) => rows.map((row) => row.join("\t")).join("\n");

// Which value goes into which cell: [changes, how many had no cell to go to]. One value fills the whole selection.
export const spread = (rows, table, range) => {
  const single = rows.length === 1 && rows[0].length === 1;
  const height = single ? range.bottom - range.top + 1 : rows.length;
  const width = single ? range.right - range.left + 1 : Math.max(...rows.map((row) => row.length));
  const changes = [];
  let skipped = 0;
  for (let down = 0; down < height; down += 1) {
    for (let right = 0; right < width; right += 1) {
      const typed = single ? rows[0][0] : rows[down][right];
      if (typed === undefined) continue;
      const cell = table.at(range.top + down, range.left + right);
      if (cell) changes.push([cell, { typed, na: false }]);
      else skipped += 1;
    }
  }
  return [changes, skipped];
};
