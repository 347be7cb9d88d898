// Buttons above the editor: what each does, which are pressed, and tools that show within a table only.

const chain = (editor) => editor.chain().focus();

const ACTS = {
  bold: (editor) => chain(editor).toggleBold().run(),
  italic: (editor) => chain(editor).toggleItalic().run(),
  bulletList: (editor) => chain(editor).toggleBulletList().run(),
  orderedList: (editor) => chain(editor).toggleOrderedList().run(),
  table: (editor) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  addRow: (editor) => chain(editor).addRowAfter().run(),
  addColumn: (editor) => chain(editor).addColumnAfter().run(),
  deleteRow: (editor) => chain(editor).deleteRow().run(),
  deleteColumn: (editor) => chain(editor).deleteColumn().run(),
  mergeOrSplit: (editor) => chain(editor).mergeOrSplit().run(),
  headerCell: (editor) => chain(editor).toggleHeaderCell().run(),
  deleteTable: (editor) => chain(editor).deleteTable().run(),
  undo: (editor) => chain(editor).undo().run(),
  redo: (editor) => chain(editor).redo().run(),
};

export const listenToToolbar = (editor, toolbar, pick) => {
  const buttons = [...toolbar.querySelectorAll("[data-do]")];
  const tools = toolbar.querySelector("[data-table-tools]");
  const show = () => {
    buttons.filter((each) => each.hasAttribute("aria-pressed")).forEach((each) => {
      each.setAttribute("aria-pressed", String(editor.isActive(each.dataset.do)));
    });
    tools.hidden = !editor.isActive("table");
  };
  toolbar.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps its selection
  toolbar.addEventListener("click", (event) => {
    const name = event.target.closest("[data-do]")?.dataset.do;
    if (name === "cite") pick();
    else if (name) ACTS[name](editor);
  });
  editor.on("transaction", show);
  toolbar.hidden = false;
  show();
};
