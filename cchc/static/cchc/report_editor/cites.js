// Citations in the editor: one sign each, which shows what is printed and names the figure it stands for.

import { Node, mergeAttributes } from "../../django_prose_editor/editor.js";
import { text as said } from "../entry/texts.js";

const names = new Map(Object.entries(JSON.parse(document.getElementById("cite-names")?.textContent ?? "{}")));

// What keys are called: of those in the text when the page came, and of whatever came later.
export const learn = (more) => Object.entries(more ?? {}).forEach(([key, name]) => names.set(key, name));

export const nameOf = (key) => names.get(key) ?? key;

// What stands for a citation without a value, as the server prints it.
const missing = (key) => `[${said("noValue")}: ${nameOf(key)}]`;

export const Cite = Node.create({
  name: "cite",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ pick: () => {} }),
  addAttributes: () => ({
    key: { default: "", parseHTML: (span) => span.dataset.cite, renderHTML: ({ key }) => ({ "data-cite": key }) },
    text: {
      default: "",
      parseHTML: (span) => (span.classList.contains("cite-missing") ? "" : span.textContent),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "span[data-cite]" }],
  renderHTML({ node, HTMLAttributes }) {
    const { key, text } = node.attrs;
    const look = { class: text ? "cite" : "cite cite-missing", title: nameOf(key) };
    return ["span", mergeAttributes(HTMLAttributes, look), text || missing(key)];
  },
  renderText: ({ node }) => node.attrs.text || missing(node.attrs.key),
  addCommands() {
    return {
      insertCite: ({ key, text }) => ({ chain }) => chain().insertContent({ type: this.name, attrs: { key, text } }).run(),
    };
  },
  addKeyboardShortcuts() {
    return {
      "Mod-k": () => {
        this.options.pick();
        return true;
      },
    };
  },
});
