"""The composite of every unit as a bar in the colour of its class, with the thresholds of the classes."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_number, format_percent
from scoring.report.charts.scale import Tone, by_block, length, tones
from scoring.results import schema
from scoring.results.source import Results

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit: `width` on a line of 100."""

    position: int
    name: str
    percent: str
    width: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """A threshold on the line of 100."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """All bars, by block, with thresholds from the lowest; `legend` holds the classes that occur."""

    blocks: tuple[tuple[str, tuple[Bar, ...]], ...]
    marks: tuple[Mark, ...]
    legend: tuple[Tone, ...]


def ranking(results: Results) -> Ranking | None:
    """Units with a composite, in printed order; None where there is none yet."""
    colours = tones(results)
    scored = [unit for unit in results.units if unit["percent"] is not None and unit["band"] is not None]
    if not scored:
        return None
    present = {unit["band"] for unit in scored}
    return Ranking(
        blocks=tuple((block, tuple(_bar(unit, colours) for unit in members)) for block, members in by_block(scored)),
        marks=marks(results),
        legend=tuple(tone for code, tone in colours.items() if code in present),
    )


def marks(results: Results) -> tuple[Mark, ...]:
    """The composite thresholds of the classes."""
    asked = {Decimal(band["composite"]["percent"]) for band in results.bands.values() if band["composite"]}
    return tuple(Mark(length(value, WHOLE), f"{format_number(value)}%") for value in sorted(asked))


def _bar(unit: schema.UnitDocument, colours: dict[str, Tone]) -> Bar:
    percent = Decimal(unit["percent"] or 0)
    return Bar(
        position=unit["position"],
        name=unit["full_name"],
        percent=format_percent(percent),
        width=length(percent, WHOLE),
        tone=colours[unit["band"] or ""],
    )
