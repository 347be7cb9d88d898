// Text from Word, made plain before the editor reads it: its lists become lists, its styles and notes to itself go.

const LEVEL = /mso-list:[^;"]*level(\d)/i;
const NUMBER = /^\s*\d+[.)]\s*$/;
const BULLET = /^\s*[^\p{L}\p{N}]\s*$|^\s*o\s*$/u;
const HEAVY = /font-weight:\s*(bold|[6-9]00)/i;
const SLANTED = /font-style:\s*italic/i;

export const fromWord = (html) => {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  body.querySelectorAll("script, xml, meta, link, title").forEach((each) => each.remove());
  lists(body);
  marks(body);
  [...body.querySelectorAll("*")].filter((each) => each.localName.includes(":")).forEach(unwrap);
  return body.innerHTML;
};

// The policy of the portal refuses styles even while they are read: what they say is kept beside.
const withoutStyles = (html) =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));

const styleOf = (each) => each.dataset.style ?? "";

const unwrap = (each) => each.replaceWith(...each.childNodes);

// Bold and italics that stand in styles alone.
const marks = (body) => {
  for (const span of body.querySelectorAll("span[data-style]")) {
    const style = styleOf(span);
    if (HEAVY.test(style)) wrap(span, "strong");
    if (SLANTED.test(style)) wrap(span, "em");
  }
};

const wrap = (span, tag) => {
  const made = document.createElement(tag);
  made.append(...span.childNodes);
  span.append(made);
};

const lists = (body) => {
  let open = []; // lists under way, the outermost first
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const kind = kindOf(paragraph);
    if (!kind) {
      open = [];
      continue;
    }
    if (open.length && open[0].list.nextElementSibling !== paragraph) open = [];
    place(paragraph, kind, open);
  }
};

// The list a paragraph belongs to, and how deep; null for one of no list, or with a mark that is no bullet nor number.
const kindOf = (paragraph) => {
  const level = LEVEL.exec(styleOf(paragraph));
  if (!level) return null;
  const sign = [...paragraph.querySelectorAll("span")].find((each) => /mso-list:\s*ignore/i.test(styleOf(each)));
  const mark = sign?.textContent ?? "";
  if (sign && !NUMBER.test(mark) && !BULLET.test(mark)) return null;
  sign?.remove();
  return { tag: NUMBER.test(mark) ? "ol" : "ul", level: Number(level[1]) };
};

const place = (paragraph, { tag, level }, open) => {
  while (open.length && (open.at(-1).level > level || (open.at(-1).level === level && open.at(-1).tag !== tag))) open.pop();
  if (!open.length || open.at(-1).level < level) {
    const list = document.createElement(tag);
    const parent = open.at(-1)?.list.lastElementChild;
    if (parent) parent.append(list);
    else paragraph.before(list);
    open.push({ list, level, tag });
  }
  const item = document.createElement("li");
  item.append(paragraph);
  open.at(-1).list.append(item);
};
