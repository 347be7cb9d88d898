"use strict";
// Progress of a workbook: asks for the page again until the work is done, and then loads it.
// Without this file the page refreshes itself.
(() => {
  const WAIT = 1500; // ms between two questions
  const shown = () => document.querySelector("[data-progress]");

  const ask = async () => {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const next = page.querySelector("[data-progress]");
      if (response.redirected || !next) {
        location.reload();
        return;
      }
      // Left alone while nothing changes, so that a screen reader does not read it again and focus stays.
      if (next.textContent !== shown().textContent) shown().replaceWith(next);
    } catch {
      // The server is away for a moment; the next question may reach it.
    }
    setTimeout(ask, WAIT);
  };

  if (shown()) setTimeout(ask, WAIT);
})();
