"""Blocks -> notation."""

from collections.abc import Iterable, Iterator

from scoring.texts.lines import inline_em, inline_strong
from scoring.texts.notation.signs import BREAK, EM, INDENT, STRONG, begins_something
from scoring.texts.tree import Block, Break, Cell, Citation, Inline, Line, Listing, Paragraph, Run, Table

_ALWAYS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_[|"})


def notation_of(blocks: Iterable[Block]) -> str:
    """The blocks in the notation."""
    return "\n\n".join("\n".join(_block(block)) for block in blocks)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _lines(block.line)
    elif isinstance(block, Listing):
        yield from _listing(block, "")
    else:
        yield from _table(block)


def _lines(line: Line) -> list[str]:
    """A line with its breaks as lines, none of which looks like an item or a row."""
    return [f"\\{text}" if begins_something(text) else text for text in _marked(line, "\n").split("\n")]


def _listing(listing: Listing, indent: str) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        sign = f"{number}." if listing.ordered else "-"
        first, *more = _lines(item.line)
        yield f"{indent}{sign} {first}".rstrip(" ")
        for text in more:
            yield f"{indent}{INDENT}{text}"
        for below in item.lists:
            yield from _listing(below, indent + INDENT)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(cell: Cell) -> str:
    text = _marked(cell.line, f" {BREAK} ", in_cell=True)
    if text[:1] in {"!", "{"}:
        text = f"\\{text}"
    spanned = f"{{{cell.colspan},{cell.rowspan}}} " if (cell.colspan, cell.rowspan) != (1, 1) else ""
    return f"{'!' if cell.head else ''}{spanned}{text}"


def _marked(line: Line, end: str, *, in_cell: bool = False) -> str:
    """The line with a sign wherever bold or italics begin or end."""
    pieces: list[str] = []
    strong = em = False
    for inline in line:
        if not isinstance(inline, Break):
            pieces.append(STRONG if inline_strong(inline) != strong else "")
            pieces.append(EM if inline_em(inline) != em else "")
            strong, em = inline_strong(inline), inline_em(inline)
        pieces.append(_inline(inline, end, in_cell=in_cell))
    return "".join([*pieces, STRONG if strong else "", EM if em else ""])


def _inline(inline: Inline, end: str, *, in_cell: bool) -> str:
    if isinstance(inline, Break):
        return end
    if isinstance(inline, Citation):
        return f"[[{inline.key}]]"
    return _text(inline, in_cell=in_cell)


def _text(run: Run, *, in_cell: bool) -> str:
    text = run.text.translate(_ALWAYS)
    return text.replace("/", "\\/") if in_cell and BREAK in text else text
