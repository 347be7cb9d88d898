// Keys of the appraisal table, while the focus is in it: j and k change the row, a accepts. Enter follows the row's link.
"use strict";

(() => {
  const rows = [...document.querySelectorAll("[data-appraisal] [data-row]")];

  const focusRow = (row) => row?.querySelector("[data-open]")?.focus();

  const rowOf = (element) => element.closest("[data-appraisal] [data-row]");

  const move = (row, step) => focusRow(rows[rows.indexOf(row) + step]);

  const accept = (row) => row.querySelector("[data-key='a']")?.click();

  const acts = { j: (row) => move(row, 1), k: (row) => move(row, -1), a: accept };

  document.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element && rowOf(event.target);
    const act = acts[event.key];
    if (!row || !act || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    act(row);
  });

  // Back from accepting a row: on to the next one that waits. The browser itself moves the focus to the row, which
  // takes none, when it has loaded the page; so this comes after it.
  const target = location.hash.startsWith("#o-") ? document.getElementById(location.hash.slice(1)) : null;
  const goOn = () => {
    const behind = rows.slice(rows.indexOf(target) + 1);
    focusRow(behind.find((row) => row.querySelector("[data-key='a']")) ?? target);
  };
  if (target) addEventListener("load", () => requestAnimationFrame(goOn));
})();
