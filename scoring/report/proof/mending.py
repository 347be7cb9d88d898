"""A stretch of a section's text replaced in its HTML: marks, lists and tables around it stay as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from scoring.checking.reading.spans import Span
from scoring.report.citing.catalogue import Catalogue
from scoring.texts.clean import blocks_of
from scoring.texts.html import html_of
from scoring.texts.tree import Block, Break, Cell, Citation, Inline, Item, Line, Listing, Paragraph, Run


class UnmendableError(ValueError):
    """The stretch is no typed text of one line."""


def mended(html: str, catalogue: Catalogue, start: int, end: int, put: str | Citation) -> str:
    """`html` with characters [start, end) of its plain text replaced by a text or a citation.

    Places are those of `scoring.report.clean.plain` with the same catalogue. Raises UnmendableError.
    """
    mender = _Mender(catalogue, start, end, put)
    blocks = [mender.block(block) for block in blocks_of(html)]
    if not mender.done:
        raise UnmendableError
    return html_of(blocks)


@dataclass
class _Mender:
    """Walks the text as `plain` does, and counts its characters."""

    catalogue: Catalogue
    start: int
    end: int
    put: str | Citation
    at: int = 0
    done: bool = False
    _begun: bool = field(default=False)

    def block(self, block: Block) -> Block:
        """One block, mended if the stretch is in it."""
        if isinstance(block, Paragraph):
            self._next_line()
            return Paragraph(self._line(block.line))
        if isinstance(block, Listing):
            return self._listing(block)
        rows = []
        for row in block.rows:
            self._next_line()
            rows.append(tuple(self._cells(row)))
        return replace(block, rows=tuple(rows))

    def _next_line(self) -> None:
        self.at += self._begun
        self._begun = True

    def _listing(self, listing: Listing) -> Listing:
        return replace(listing, items=tuple([self._item(item) for item in listing.items]))

    def _item(self, item: Item) -> Item:
        self._next_line()
        line = self._line(item.line)
        return Item(line, tuple([self._listing(one) for one in item.lists]))

    def _cells(self, row: Iterable[Cell]) -> Iterator[Cell]:
        for column, cell in enumerate(row):
            self.at += column > 0
            yield replace(cell, line=self._line(cell.line))

    def _line(self, line: Line) -> Line:
        begins = self.at
        found = [(inline, self._take(inline)) for inline in line]
        if not (begins <= self.start and self.end <= self.at) or self.done:
            return line
        self.done = True
        return tuple([piece for inline, place in found for piece in self._replaced(inline, place)])

    def _take(self, inline: Inline) -> Span:
        """Where the inline stands; go on behind it."""
        begins = self.at
        if isinstance(inline, Run):
            self.at += len(inline.text)
        elif isinstance(inline, Break):
            self.at += 1
        else:
            self.at += len(self.catalogue.cites[inline.key].text) if inline.key in self.catalogue.cites else 0
        return Span(begins, self.at)

    def _replaced(self, inline: Inline, place: Span) -> Iterator[Inline]:
        if not place.meets(self.start, self.end):
            yield inline
        elif isinstance(inline, Run):
            yield from self._within(inline, place.start)
        else:
            raise UnmendableError

    def _within(self, run: Run, begins: int) -> Iterator[Inline]:
        """The run without what is replaced; the new text stands where the stretch begins."""
        before = run.text[: max(0, self.start - begins)]
        if before:
            yield replace(run, text=before)
        if begins <= self.start:
            yield self._new(run)
        after = run.text[self.end - begins :] if self.end - begins < len(run.text) else ""
        if after:
            yield replace(run, text=after)

    def _new(self, run: Run) -> Inline:
        if isinstance(self.put, Citation):
            return replace(self.put, strong=run.strong, em=run.em)
        return replace(run, text=self.put)
