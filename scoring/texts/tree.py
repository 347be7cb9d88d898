"""A text as the report knows it: paragraphs, lists and tables of runs, breaks and citations; nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight and slope."""

    text: str
    strong: bool = False
    em: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph, an item or a cell."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited figure or result (see scoring.texts.keys); what it prints is worked out where it is read."""

    key: str
    strong: bool = False
    em: bool = False


Inline = Run | Break | Citation
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, and the lists below it."""

    line: Line
    lists: tuple["Listing", ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, bulleted or numbered from 1."""

    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over `colspan` columns and `rowspan` rows."""

    line: Line
    head: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Listing | Table
Blocks = tuple[Block, ...]
