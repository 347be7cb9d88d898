"""Elements -> blocks in their normal form: whatever stood in the HTML, only what the report knows is left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.texts.elements import Element
from scoring.texts.keys import is_key
from scoring.texts.lines import normal_line, unicode_line
from scoring.texts.tree import Block, Blocks, Break, Cell, Citation, Inline, Item, Line, Listing, Paragraph, Run, Table

INLINE = frozenset({"strong", "b", "em", "i", "span", "br"})
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_MOST_SPANNED = 100
_DEEPEST_LIST = 4
_WORD_BULLET = "\u00b7"  # what Word pastes for a bullet of its Symbol font

Node = Element | str


@dataclass(slots=True)
class Reader:
    """Reads blocks and counts the lines that were typed with fonts from before Unicode."""

    repaired: int = 0
    _depth: int = 0

    def blocks(self, nodes: Iterable[Node]) -> Blocks:
        """What stands in `nodes`, as blocks; text that lies about becomes paragraphs."""
        return tuple(_merged(_bulleted(self._read(nodes))))

    def _read(self, nodes: Iterable[Node]) -> Iterator[Block]:
        for is_inline, group in groupby(nodes, key=_is_inline):
            if is_inline:
                yield from self._paragraph(group)
                continue
            for node in group:
                yield from self._block(node)

    def _block(self, node: Node) -> Iterator[Block]:
        if isinstance(node, str):
            return
        if node.tag in _LISTS:
            yield from self._listing(node)
        elif node.tag == "table":
            yield from self._table(node)
        else:
            yield from self._read(node.children)

    def _paragraph(self, nodes: Iterable[Node]) -> Iterator[Paragraph]:
        line = self._line(nodes)
        if line:
            yield Paragraph(line)

    def _line(self, nodes: Iterable[Node]) -> Line:
        inlines, was_old = unicode_line(list(_inlines(nodes)))
        self.repaired += was_old
        return normal_line(inlines)

    def _listing(self, node: Element) -> Iterator[Listing]:
        """A list; one that is nested too deep goes on at the depth above."""
        self._depth += 1
        items = [item for child in node.children for item in self._item(child)]
        self._depth -= 1
        if items:
            yield Listing(node.tag == "ol", tuple(items))

    def _item(self, node: Node) -> Iterator[Item]:
        nodes = node.children if isinstance(node, Element) and node.tag == "li" else [node]
        lists = [found for child in nodes if _is_list(child) for found in self._block(child)]
        line = self._line(_flat(child for child in nodes if not _is_list(child)))
        below = tuple(block for block in _merged(lists) if isinstance(block, Listing))
        if self._depth >= _DEEPEST_LIST:
            yield from ([Item(line)] if line else [])
            yield from (item for one in below for item in one.items)
        elif line or below:
            yield Item(line, below)

    def _table(self, node: Element) -> Iterator[Table]:
        rows = [tuple(self._cell(cell) for cell in _cells(row)) for row in _rows(node)]
        rows = [row for row in rows if row]
        if any(cell.line for row in rows for cell in row):
            yield Table(tuple(rows))

    def _cell(self, node: Element) -> Cell:
        line = self._line(_flat(node.children))
        return Cell(line, node.tag == "th", _span(node, "colspan"), _span(node, "rowspan"))


def _is_inline(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _is_list(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in _LISTS


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in _CELLS]


def _rows(node: Element) -> Iterator[Element]:
    """Rows of a table, those of its parts too; tables within are text of their cells."""
    for child in node.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            elif child.tag in {"thead", "tbody", "tfoot"}:
                yield from _rows(child)


def _span(node: Element, name: str) -> int:
    text = node.attrs.get(name, "")
    return max(1, min(int(text), _MOST_SPANNED)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """Blocks within an item or a cell as lines of its one text."""
    for node in nodes:
        if _is_inline(node):
            yield node
        elif isinstance(node, Element):
            yield Element("br")
            yield from _flat(node.children)
            yield Element("br")


def _inlines(nodes: Iterable[Node], *, strong: bool = False, em: bool = False) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, str):
            yield Run(node, strong, em)
        elif node.tag == "br":
            yield Break()
        elif node.tag == "span" and is_key(node.attrs.get("data-cite")):
            yield Citation(node.attrs["data-cite"], strong, em)
        else:
            bold, italic = strong or node.tag in {"strong", "b"}, em or node.tag in {"em", "i"}
            yield from _inlines(node.children, strong=bold, em=italic)


def _bulleted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Paragraphs that Word made of a list are a list again."""
    for block in blocks:
        first = block.line[0] if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and isinstance(first, Run) and first.text.startswith(f"{_WORD_BULLET} "):
            line = normal_line([Run(first.text[1:], first.strong, first.em), *block.line[1:]])
            yield Listing(ordered=False, items=(Item(line),))
        else:
            yield block


def _merged(blocks: Iterable[Block]) -> list[Block]:
    """Lists of one kind that follow each other are one list."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        if isinstance(block, Listing) and isinstance(last, Listing) and block.ordered == last.ordered:
            kept[-1] = Listing(last.ordered, last.items + block.items)
        else:
            kept.append(block)
    return kept


def normal_blocks(blocks: Sequence[Block]) -> Blocks:
    """Blocks that were made by other ways than HTML, with lists joined."""
    return tuple(_merged(blocks))
