"use strict";
// Entry sheet: totals follow what is typed, Enter and the arrow keys walk the column, unsaved changes are not lost
// by accident. Everything is computed by the server; without this file the sheet is a plain form.
(() => {
  const form = document.querySelector("[data-sheet]");
  document.querySelector("[data-problems]")?.focus();
  if (!form || form.dataset.writable !== "yes") return;

  const WAIT = 250; // ms without a keystroke before the totals are asked for
  const find = (name) => form.querySelector(`[data-${name}]`);
  const points = [...form.querySelectorAll("[data-points]")];
  const text = () => new URLSearchParams(new FormData(form)).toString();
  const rows = new Map([...form.querySelectorAll("[data-row]")].map((row) => [row.dataset.row, row]));
  const status = find("status");
  let saving = false;
  let asked = 0;
  let timer;

  const lockPoints = (box) => {
    const row = box.closest("[data-row]");
    const input = row.querySelector("[data-points]");
    // A row that came back with an error keeps both, so that the person sees what contradicts what.
    if (input.getAttribute("aria-invalid") !== "true" || !box.checked) input.disabled = box.checked;
  };
  form.querySelectorAll("[data-na]").forEach(lockPoints);
  const saved = form.dataset.unsaved ? "" : text();
  const isDirty = () => text() !== saved;

  const showRow = ({ key, error, state, wording }) => {
    const row = rows.get(String(key));
    const box = row.querySelector("[data-error]");
    const input = row.querySelector("[data-points]");
    row.dataset.state = state;
    row.querySelector("[data-state-text]").textContent = wording;
    box.textContent = error;
    box.hidden = !error;
    if (error) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const show = (totals) => {
    find("summary").innerHTML = totals.summary;
    find("domains").innerHTML = totals.domains;
    totals.rows.forEach(showRow);
  };

  const say = (key) => { status.textContent = key ? form.dataset[key] : ""; };

  const refresh = async () => {
    const turn = ++asked;
    try {
      const response = await fetch(form.dataset.totalsUrl, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (turn !== asked) return; // a later answer is on its way
      if (response.redirected) say("textSignedOut");
      else if (!response.ok) say("textFailed");
      else {
        show(await response.json());
        say(isDirty() ? "textChanged" : "");
      }
    } catch {
      if (turn === asked) say("textFailed");
    }
  };

  const later = () => {
    say(isDirty() ? "textChanged" : "");
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT);
  };

  const step = (from, by) => {
    const open = points.filter((input) => !input.disabled || input === from);
    const next = open[open.indexOf(from) + by];
    if (next) {
      next.focus();
      next.select();
    } else if (by > 0) form.querySelector("button[type=submit]").focus();
  };

  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  form.addEventListener("input", (event) => {
    if (event.target.matches("[data-na]")) lockPoints(event.target);
    later();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (!event.target.matches("[data-points]") || event.isComposing) return;
    const by = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : STEPS[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(event.target, by);
  });
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-points]")) event.target.select();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#diem-"]');
    const input = link && document.getElementById(link.hash.slice(1));
    if (!input) return;
    event.preventDefault();
    input.scrollIntoView({ block: "center", behavior: "instant" });
    input.focus({ preventScroll: true });
  });
  form.addEventListener("submit", () => { saving = true; });
  window.addEventListener("pageshow", () => { saving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!saving && isDirty()) event.preventDefault();
  });
})();
