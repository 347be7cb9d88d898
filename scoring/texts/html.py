"""Blocks -> HTML. What is written here is all the HTML that a report can hold."""

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from scoring.texts.lines import inline_em, inline_strong
from scoring.texts.tree import Block, Break, Cell, Citation, Inline, Item, Line, Listing, Paragraph, Run, Table

Inner = Callable[[Citation], str]


def html_of(blocks: Iterable[Block], inner: Inner = lambda _citation: "") -> str:
    """The blocks as HTML; `inner` tells what stands within a citation (as HTML), nothing unless it is given."""
    return "".join(_block(block, inner) for block in blocks)


def line_html(line: Line, inner: Inner = lambda _citation: "") -> str:
    """One line as HTML."""
    return "".join(_marked(group, *marks, inner) for marks, group in groupby(line, key=_marks))


def _block(block: Block, inner: Inner) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{line_html(block.line, inner)}</p>"
    return _listing(block, inner) if isinstance(block, Listing) else _table(block, inner)


def _listing(listing: Listing, inner: Inner) -> str:
    tag = "ol" if listing.ordered else "ul"
    return f"<{tag}>{''.join(_item(item, inner) for item in listing.items)}</{tag}>"


def _item(item: Item, inner: Inner) -> str:
    return f"<li>{line_html(item.line, inner)}{''.join(_listing(one, inner) for one in item.lists)}</li>"


def _table(table: Table, inner: Inner) -> str:
    """Rows of heads alone, at the top, are the head of the table, repeated on every page."""
    rows = list(table.rows)
    heads = next((at for at, row in enumerate(rows) if not all(cell.head for cell in row)), len(rows))
    head = f"<thead>{_rows(rows[:heads], inner)}</thead>" if heads else ""
    body = f"<tbody>{_rows(rows[heads:], inner)}</tbody>" if rows[heads:] else ""
    return f"<table>{head}{body}</table>"


def _rows(rows: Iterable[tuple[Cell, ...]], inner: Inner) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, inner) for cell in row)}</tr>" for row in rows)


def _cell(cell: Cell, inner: Inner) -> str:
    tag = "th" if cell.head else "td"
    spans = (("colspan", cell.colspan), ("rowspan", cell.rowspan))
    attrs = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    return f"<{tag}{attrs}>{line_html(cell.line, inner)}</{tag}>"


def _marks(inline: Inline) -> tuple[bool, bool]:
    return inline_strong(inline), inline_em(inline)


def _marked(group: Iterable[Inline], strong: bool, em: bool, inner: Inner) -> str:  # two marks, in order
    text = "".join(_inline(inline, inner) for inline in group)
    text = f"<em>{text}</em>" if em else text
    return f"<strong>{text}</strong>" if strong else text


def _inline(inline: Inline, inner: Inner) -> str:
    if isinstance(inline, Break):
        return "<br>"
    if isinstance(inline, Run):
        return escape(inline.text, quote=False)
    return f'<span data-cite="{inline.key}">{inner(inline)}</span>'
