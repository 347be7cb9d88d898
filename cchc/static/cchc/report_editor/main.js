// The editor of a section of the report. Without this file the section is a plain text box that saves.

import { Editor } from "../../django_prose_editor/editor.js";
import { Picker } from "./picker.js";
import { Preview } from "./preview.js";
import { Saving } from "./saving.js";
import { extensions } from "./schema.js";
import { listenToToolbar } from "./toolbar.js";
import { fromWord } from "./word.js";

const form = document.querySelector("[data-editor]");

const makeEditor = (place, pick) =>
  new Editor({
    element: place,
    injectCSS: false, // the policy of the portal takes styles from its own files only
    extensions: extensions(pick),
    content: form.querySelector("template[data-body]").innerHTML,
    editorProps: {
      attributes: { class: "editor__text", role: "textbox", "aria-multiline": "true", "aria-label": place.dataset.label },
      transformPastedHTML: fromWord,
    },
  });

const listenToLeaving = (saving) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saving.flush();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    saving.flush();
  });
  document.addEventListener("visibilitychange", () => document.hidden && saving.isUnsaved && saving.flush());
  addEventListener("beforeunload", (event) => saving.isUnsaved && event.preventDefault());
};

const start = () => {
  const place = form.querySelector("[data-place]");
  const picker = new Picker(form.dataset.citesUrl, (cite) => editor.chain().focus().insertCite(cite).run());
  const editor = makeEditor(place, () => picker.open());
  form.querySelector("[data-plain]").hidden = true;
  place.hidden = false;
  form.querySelector("[data-keys-help]").hidden = false;
  listenToToolbar(editor, form.querySelector("[data-toolbar]"), () => picker.open());
  new Preview(form, editor);
  listenToLeaving(new Saving(form, editor));
  form.dataset.ready = "yes";
};

// A form that came back with errors stays a plain form: it already holds what was typed.
if (form && !form.dataset.unsaved) start();
