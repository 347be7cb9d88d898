"use strict";
// Looks at documents without leaving the page, goes to the next by "d", and tells of a file that is too large before
// it is sent. Without this file each is a link, and the server tells.
(() => {
  const MEGABYTE = 1_000_000;
  const body = document.querySelector("[data-preview-body]");
  const name = document.querySelector("[data-preview-name]");
  const opener = document.querySelector("[data-preview-open]");
  const links = [...document.querySelectorAll("a[data-view]")];

  const frame = (link) => {
    const made = document.createElement("iframe");
    made.className = "preview__frame";
    made.title = body.dataset.textFrame.replace("{name}", link.dataset.name);
    made.src = `${link.dataset.file}#navpanes=0&view=FitH`;
    return made;
  };
  const image = (link) => {
    const made = document.createElement("img");
    made.className = "preview__image";
    made.alt = link.dataset.name;
    made.src = link.dataset.file;
    return made;
  };
  const mark = (link) => {
    for (const each of links) {
      const chosen = each === link;
      if (chosen) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
      each.closest(".document")?.toggleAttribute("data-current", chosen);
    }
  };
  const look = (link) => {
    body.dataset.view = link.dataset.view;
    body.replaceChildren(link.dataset.view === "pdf" ? frame(link) : image(link));
    name.textContent = link.dataset.name;
    opener.href = link.dataset.file;
    body.closest("[data-preview]").scrollIntoView({ block: "nearest" });
    mark(link);
  };
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);

  // "d" belongs to the document behind the one that is looked at.
  const order = (link) => {
    for (const each of links) delete each.dataset.key;
    if (links.length > 1) links[(links.indexOf(link) + 1) % links.length].dataset.key = "d";
  };

  if (body && links.length) {
    links.forEach((link) =>
      link.addEventListener("click", (event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        look(link);
        order(link);
      }),
    );
  }

  if (links.length) order(links.find((link) => link.hasAttribute("aria-current")) ?? links[links.length - 1]);

  const tooLarge = (form, files) => {
    const most = Number(form.dataset.largest);
    const found = [...files].find((file) => file.size > most);
    if (!found) return "";
    return form.dataset.textLarge.replace("{name}", found.name).replace("{most}", String(Math.floor(most / MEGABYTE)));
  };
  for (const form of document.querySelectorAll("[data-upload]")) {
    const input = form.querySelector("input[type=file]");
    const told = form.querySelector("[data-upload-error]");
    input.addEventListener("change", () => {
      const text = tooLarge(form, input.files);
      told.textContent = text;
      told.hidden = !text;
    });
    form.addEventListener("submit", (event) => {
      if (tooLarge(form, input.files)) event.preventDefault();
    });
  }
})();
