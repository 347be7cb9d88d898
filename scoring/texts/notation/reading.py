"""Notation -> blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scoring.texts.blocks import normal_blocks
from scoring.texts.lines import normal_line, unicode_line
from scoring.texts.notation.inlines import NotationError, inlines_of
from scoring.texts.notation.rows import row_of
from scoring.texts.notation.signs import BULLET, NUMBER
from scoring.texts.tree import Block, Blocks, Cell, Inline, Item, Line, Listing, Paragraph, Table

__all__ = ["NotationError", "blocks_from"]

_DEEPEST = 3  # lists below a list


@dataclass(slots=True)
class _Entry:
    """An item as it is typed: its place among the items, and its lines."""

    ordered: bool
    depth: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """Gathers lines until what they belong to ends."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def take(self, line: str) -> None:
        """One line of the text box."""
        entry = _entry(line)
        if not line.strip():
            self.end()
        elif line.lstrip().startswith("|"):
            self.end(but="rows")
            self.rows.append(row_of(line))
        elif entry:
            self.end(but="entries")
            self.entries.append(entry)
        elif self.entries and line.startswith(" "):
            self.entries[-1].lines.append(line.strip())
        else:
            self.end(but="text")
            self.text.append(line.strip())

    def end(self, but: str = "") -> None:
        """Close everything open except `but`."""
        if self.text and but != "text":
            self.blocks.extend(_paragraph(self.text))
            self.text = []
        if self.entries and but != "entries":
            self.blocks.extend(_listings(self.entries, 0))
            self.entries = []
        if self.rows and but != "rows":
            self.blocks.extend(_table(self.rows))
            self.rows = []


def blocks_from(notation: str) -> Blocks:
    """What `notation` says. Raises NotationError naming the line and what to write instead."""
    reading = _Reading()
    for number, line in enumerate(notation.replace("\t", "  ").splitlines(), start=1):
        try:
            inlines_of(line)  # so that what is wrong with it names this line
        except NotationError as error:
            raise error.at(number) from None
        reading.take(line)
    reading.end()
    return normal_blocks(reading.blocks)


def _entry(line: str) -> _Entry | None:
    for ordered, pattern in ((False, BULLET), (True, NUMBER)):
        found = pattern.match(line)
        if found:
            depth = min(len(found["indent"]) // 2, _DEEPEST)
            return _Entry(ordered, depth, [(found["text"] or "").strip()])
    return None


def _line(lines: Sequence[str]) -> Line:
    """Lines as one line with breaks; bold and italics go on from one to the next."""
    inlines: list[Inline] = inlines_of("\n".join(lines))
    return normal_line(unicode_line(inlines)[0])


def _paragraph(lines: Sequence[str]) -> Iterator[Paragraph]:
    line = _line(lines)
    if line:
        yield Paragraph(line)


def _table(rows: Sequence[tuple[Cell, ...]]) -> Iterator[Table]:
    if any(cell.line for row in rows for cell in row):
        yield Table(tuple(rows))


def _listings(entries: Sequence[_Entry], depth: int) -> Iterator[Listing]:
    """Lists of one depth, in order, each item with those below it."""
    items: list[Item] = []
    kind = False
    for head, below in _branches(entries, depth):
        if items and head.ordered != kind:
            yield Listing(kind, tuple(items))
            items = []
        kind = head.ordered
        line, lists = _line(head.lines), tuple(_listings(below, depth + 1))
        items.extend([Item(line, lists)] if line or lists else [])
    if items:
        yield Listing(kind, tuple(items))


def _branches(entries: Sequence[_Entry], depth: int) -> Iterator[tuple[_Entry, list[_Entry]]]:
    """Items of one depth with the deeper ones after each; an item too deep at the start counts as of this depth."""
    branches: list[tuple[_Entry, list[_Entry]]] = []
    for entry in entries:
        if branches and entry.depth > depth:
            branches[-1][1].append(entry)
        else:
            branches.append((entry, []))
    yield from branches
