"""Texts of sections: clean, and as plain text for the figures check."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from scoring.checking.shape import Cited
from scoring.report.cites import Cite
from scoring.texts.clean import blocks_of, clean_html
from scoring.texts.tree import Block, Break, Citation, Item, Line, Listing, Paragraph, Run

__all__ = ["clean_html", "plain", "text_of"]


class Catalogue(Protocol):
    """What can be cited, by key."""

    @property
    def cites(self) -> Mapping[str, Cite]: ...


def plain(html: str, catalogue: Catalogue) -> tuple[str, tuple[Cited, ...]]:
    """The text of a section and the stretches in it that are cited.

    Paragraphs, list items and table rows are lines, cells are parted by tabs. What the catalogue does not know
    is left out.
    """
    pieces, cited = [], []
    at = 0
    for text, key in _pieces(html, lambda key: catalogue.cites[key].text if key in catalogue.cites else ""):
        pieces.append(text)
        if key and text:
            cited.append(Cited(at, at + len(text), key))
        at += len(text)
    return "".join(pieces), tuple(cited)


def text_of(html: str, said: Callable[[str], str]) -> str:
    """The text of a section in lines, `said` telling what stands for each cited key."""
    return "".join(text for text, _key in _pieces(html, said))


def _pieces(html: str, said: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Stretches of text, each with the key it is cited by or an empty one."""
    lines = [cells for block in blocks_of(html) for cells in _lines(block)]
    for at, cells in enumerate(lines):
        if at:
            yield "\n", ""
        for column, line in enumerate(cells):
            if column:
                yield "\t", ""
            yield from _inlines(line, said)


def _lines(block: Block) -> Iterator[tuple[Line, ...]]:
    """Lines of a block, each as its cells."""
    if isinstance(block, Paragraph):
        yield (block.line,)
    elif isinstance(block, Listing):
        for item in block.items:
            yield from _item_lines(item)
    else:
        for row in block.rows:
            yield tuple(cell.line for cell in row)


def _item_lines(item: Item) -> Iterator[tuple[Line, ...]]:
    yield (item.line,)
    for listing in item.lists:
        yield from _lines(listing)


def _inlines(line: Line, said: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for inline in line:
        if isinstance(inline, Run):
            yield inline.text, ""
        elif isinstance(inline, Break):
            yield " ", ""
        elif isinstance(inline, Citation):
            yield said(inline.key), inline.key
