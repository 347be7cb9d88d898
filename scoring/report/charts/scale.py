"""Percentages as lengths, and the tone of a class."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from scoring.marks import plain
from scoring.results import schema
from scoring.results.source import Results
from scoring.rules.rounding import half_up

# Fills by class, the best first; told apart in print without colour by their lightness, and always by a word.
FILLS = ("#1d5fa7", "#3f9a86", "#d9a04e", "#b5503f")


@dataclass(frozen=True, slots=True)
class Tone:
    """A class in a chart: its short name and the colour of its bars."""

    label: str
    fill: str


def tones(results: Results) -> dict[str, Tone]:
    """The tone of each class by code; the last class has the last colour, however many there are."""
    bands = results.overview["scheme"]["bands"]
    last = len(bands) - 1
    return {
        band["code"]: Tone(band["short_label"], FILLS[-1] if place == last else FILLS[min(place, len(FILLS) - 2)])
        for place, band in enumerate(bands)
    }


def length(part: Decimal, whole: Decimal) -> str:
    """`part` of `whole` on a line of 100, as SVG takes it; nothing is longer than the line."""
    return plain(half_up(min(part, whole) * 100 / whole)) if whole > 0 else "0"


def by_block(units: Iterable[schema.UnitDocument]) -> Iterator[tuple[str, list[schema.UnitDocument]]]:
    """Units of each block in printed order; the name is empty where the round has no blocks."""
    for block, members in groupby(units, key=lambda unit: unit["block"] or ""):
        yield block, list(members)
