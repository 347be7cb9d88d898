"use strict";
// Shows the fields of the chosen way to give a score, and what the facts compute while they are typed.
(() => {
  const WAIT = 300; // ms of quiet before the server is asked
  const NOTHING = { line: "", error: "" };
  const form = document.querySelector("[data-cell-form]");
  if (!form) return;
  const facts = form.querySelector("[data-facts]");
  const line = form.querySelector("[data-computed]");
  const modes = [...form.querySelectorAll("input[type=radio][name=cach]")];

  const show = () => {
    const chosen = modes.find((mode) => mode.checked);
    if (chosen) form.dataset.mode = chosen.value;
  };
  modes.forEach((mode) => mode.addEventListener("change", show));
  show();

  const tell = (found) => {
    line.textContent = found.error || found.line;
    line.classList.toggle("field__error", Boolean(found.error));
  };

  let timer;
  let asked = 0;
  const ask = async () => {
    const number = ++asked;
    try {
      const response = await fetch(facts.dataset.url, { method: "POST", body: new FormData(form) });
      const found = response.ok && !response.redirected ? await response.json() : NOTHING;
      if (number === asked) tell(found); // a late answer to an earlier question is dropped
    } catch {
      if (number === asked) tell(NOTHING); // saving will compute it all the same
    }
  };
  if (facts) {
    facts.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
})();
