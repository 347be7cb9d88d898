// What a text of the report can hold. Whatever else is pasted is dropped here, and again on the server.

import {
  Bold, BulletList, Document, Dropcursor, Gapcursor, HardBreak, History, Italic, ListItem, OrderedList, Paragraph, Table,
  TableCell, TableHeader, TableRow, Text, TrailingNode,
} from "../../django_prose_editor/editor.js";
import { Cite } from "./cites.js";

export const extensions = (pick) => [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  BulletList,
  OrderedList,
  ListItem.extend({ content: "paragraph (bulletList | orderedList)*" }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: "paragraph+" }),
  TableCell.extend({ content: "paragraph+" }),
  History,
  Gapcursor,
  Dropcursor,
  TrailingNode, // room to write after a table; the server drops what stays empty
  Cite.configure({ pick }),
];
