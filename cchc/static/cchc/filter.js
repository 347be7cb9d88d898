// The ranking as asked for, drawn again by the server while a name is typed or a choice made; the button stays.
(() => {
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  let waiting = 0;
  let asked = 0;

  function query() {
    const fields = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "sap-xep" && value === "hang"));
    return new URLSearchParams(fields).toString();
  }

  async function draw() {
    const number = ++asked;
    const text = query();
    const address = `${location.pathname}${text ? `?${text}` : ""}`;
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-part]")) {
      const drawn = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (drawn) part.replaceChildren(...drawn.childNodes);
    }
    history.replaceState(null, "", address);
  }

  function later(wait) {
    clearTimeout(waiting);
    waiting = setTimeout(draw, wait);
  }

  form.addEventListener("input", (event) => later(event.target.type === "search" ? 300 : 0));
})();
