"use strict";
// Keeps what is typed and not saved yet in this browser, by person, page and layer: an expired session or a lost
// network then loses nothing. Put back on the same version of the score, offered on another, forgotten once saved.
(() => {
  const PREFIX = "cchc-cell";
  const OWN = ["csrfmiddlewaretoken", "lop", "phien-ban"]; // the page's, not typed
  const about = document.querySelector("[data-person]");
  const keyOf = (entry) => `${PREFIX}/${about.dataset.person}${entry}`;

  const read = (key) => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return Array.isArray(kept?.fields) ? kept : null;
    } catch {
      return null; // storage is closed, or nonsense in it
    }
  };
  const write = (key, draft) => {
    try {
      if (draft) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
    } catch {
      // as above: the page still holds what is typed
    }
  };

  if (about.dataset.saved) write(keyOf(about.dataset.saved), null);
  const form = document.querySelector("[data-cell-form]");
  if (!form) return;
  const box = document.querySelector("[data-draft]");
  const note = box.querySelector("[data-draft-note]");
  const take = box.querySelector("[data-draft-take]");
  const version = form.elements["phien-ban"].value;
  const key = keyOf(`${form.getAttribute("action")}?lop=${form.elements.lop.value}`);

  const typed = () => [...new FormData(form)].filter(([name]) => !OWN.includes(name));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const shown = typed();

  let offered = null; // stays kept until it is taken, thrown away, or something else is typed
  const keep = () => {
    const fields = typed();
    write(key, box.dataset.unsaved || !same(fields, shown) ? { version, fields } : offered);
  };
  const refresh = () => {
    form.querySelector("input[name=cach]:checked")?.dispatchEvent(new Event("change"));
    form.querySelector("[data-facts]")?.dispatchEvent(new Event("input"));
  };
  const put = (fields) => {
    for (const input of form.elements) {
      if (!input.name || OWN.includes(input.name) || input.type === "submit") continue;
      const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(input.type)) input.checked = values.includes(input.value);
      else input.value = values[0] ?? "";
    }
    refresh();
  };
  const tell = (text) => {
    box.querySelector("[data-draft-text]").textContent = text;
    note.hidden = false;
  };
  const restore = (draft) => {
    offered = null;
    put(draft.fields);
    keep();
    take.hidden = true;
    tell(box.dataset.textRestored);
  };

  const draft = box.dataset.unsaved ? null : read(key);
  if (draft && same(draft.fields, shown)) write(key, null);
  else if (draft && draft.version === version) restore(draft);
  else if (draft) {
    offered = draft;
    tell(box.dataset.textOffered);
  }
  if (box.dataset.unsaved) keep();

  form.addEventListener("input", keep);
  take.addEventListener("click", () => restore(draft));
  box.querySelector("[data-draft-forget]").addEventListener("click", () => {
    if (take.hidden) form.reset(); // an offer was never put into the fields
    offered = null;
    refresh();
    keep();
    note.hidden = true;
  });
  document.querySelector("a[data-draft-drop]")?.addEventListener("click", () => write(key, null));
})();
