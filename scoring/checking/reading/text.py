"""A whole text, read: passages, lines, sentences and what they say in figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.checking.reading.labels import Label, Labels
from scoring.checking.reading.names import Named, Names
from scoring.checking.reading.nouns import Nouns
from scoring.checking.reading.quantities import Quantity, quantities
from scoring.checking.reading.ranges import Range, ranges
from scoring.checking.reading.sentences import lines, sentences
from scoring.checking.reading.spans import Span, brackets
from scoring.checking.reading.years import Year, years
from scoring.checking.shape import Facts, KnownFigure, Passage


@dataclass(frozen=True)
class Reader:
    """What texts are read with."""

    facts: Facts
    nouns: Nouns
    names: Names
    labels: Labels


@dataclass(frozen=True)
class Sentence:
    """One sentence. Places in it count from its own start; `line` is the number of its line in the passage."""

    passage: Passage
    line: int
    start: int
    end: int
    starts_line: bool
    reader: Reader

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def years(self) -> list[Year]:
        """The years it names."""
        return list(years(self.text, self.reader.facts.year))

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its quantities, in order."""
        return list(quantities(self.text, self.years, self.reader.nouns, starts_line=self.starts_line))

    @cached_property
    def names(self) -> list[Named]:
        """The units it names."""
        return list(self.reader.names.mentions(self.text))

    @cached_property
    def labels(self) -> list[Label]:
        """The classes it names."""
        return list(self.reader.labels.mentions(self.text))

    @cached_property
    def ranges(self) -> list[Range]:
        """The ranges of percentages it names."""
        return list(ranges(self.text))

    @cached_property
    def brackets(self) -> list[Span]:
        """What stands in brackets, the smallest first."""
        return brackets(self.text)

    def is_cited(self, start: int, end: int) -> bool:
        """Whether the portal put a part of [start, end) there."""
        return any(cited.start < self.start + end and self.start + start < cited.end for cited in self.passage.cited)


@dataclass(frozen=True)
class Line:
    """A paragraph, list item or row of a table."""

    passage: Passage
    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Text:
    """All that is checked, and what it is held against."""

    passages: tuple[tuple[Line, ...], ...]
    facts: Facts
    figures: Sequence[KnownFigure]

    @cached_property
    def lines(self) -> list[Line]:
        """All lines, in order."""
        return [line for lines in self.passages for line in lines]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in order."""
        return [sentence for line in self.lines for sentence in line.sentences]


def read(passages: Sequence[Passage], facts: Facts, figures: Sequence[KnownFigure]) -> Text:
    """Read passages in the terms of the facts and figures at hand."""
    reader = Reader(
        facts,
        Nouns(figure.unit for figure in figures),
        Names(facts.units),
        Labels(fact.label for fact in facts.classes),
    )
    return Text(tuple(tuple(_lines(passage, reader)) for passage in passages), facts, figures)


def _lines(passage: Passage, reader: Reader) -> list[Line]:
    return [
        Line(passage, passage.text[span.start : span.end], _sentences(passage, number, span, reader))
        for number, span in enumerate(lines(passage.text))
    ]


def _sentences(passage: Passage, number: int, span: Span, reader: Reader) -> tuple[Sentence, ...]:
    found = list(sentences(passage.text, span))
    return tuple(Sentence(passage, number, piece.start, piece.end, piece is found[0], reader) for piece in found)
