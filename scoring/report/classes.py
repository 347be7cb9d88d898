"""Section 2.1: the classes, and those that a domain keeps from the next better one (seed, section II.2.1)."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_percent
from scoring.report.naming import Listing, Naming, Units
from scoring.report.scheme import condition_words
from scoring.report.words import below_words, threshold_words
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import blocking_shortfalls, held_back_by_domain, shortfall_text


@dataclass(frozen=True)
class HeldBackRow:
    """One unit that domains keep from a class: its index and each domain with what is missing."""

    name: str
    composite: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class HeldBack:
    """Units whose composite is enough for the class `target` while a domain is not."""

    target: str
    composite: str
    below_floor: str
    members: Listing
    rows: tuple[HeldBackRow, ...]


@dataclass(frozen=True)
class ClassLine:
    """A class, what it asks, and its members in printed order."""

    label: str
    condition: str
    members: Listing
    held_back: HeldBack | None


def class_lines(results: Results, naming: Naming) -> list[ClassLine]:
    """All classes, best first, empty ones too."""
    return [_line(band, results, naming) for band in results.overview["scheme"]["bands"]]


def _line(band: schema.BandDocument, results: Results, naming: Naming) -> ClassLine:
    members = [unit for unit in results.units if unit["band"] == band["code"]]
    return ClassLine(
        band["label"], condition_words(band), naming.listing(members), _held_back(members, results, naming)
    )


def _held_back(members: Units, results: Results, naming: Naming) -> HeldBack | None:
    """Those held back among the members of one class; they all miss the same class, the next better one."""
    blocked = [unit for unit in members if held_back_by_domain(unit)]
    if not blocked:
        return None
    target = results.bands[blocking_shortfalls(blocked[0])[0]["band"]]
    return HeldBack(
        target=target["label"],
        composite=threshold_words(target["composite"]) if target["composite"] else "",
        below_floor=below_words(target["domain_floor"]) if target["domain_floor"] else "",
        members=naming.listing(blocked),
        rows=tuple(_held_back_row(unit, results) for unit in blocked),
    )


def _held_back_row(unit: schema.UnitDocument, results: Results) -> HeldBackRow:
    reasons = [shortfall_text(item, results.domains) for item in blocking_shortfalls(unit)]
    return HeldBackRow(
        name=unit["full_name"],
        composite=format_percent(Decimal(unit["percent"] or 0)),
        reasons=tuple(reason[:1].upper() + reason[1:] for reason in reasons),
    )
