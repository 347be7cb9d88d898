"""Heads of units: the rating proposed by the class of the unit beside the council's, and who was head when."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import HeadRating, Round, RoundUnit
from scoring.results import schema
from scoring.results.source import Results
from units.models import Head


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time at the head of a unit; `is_rated` for who was in office at the end of the year."""

    name: str
    post: str
    days: str
    is_rated: bool


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A unit's head; `rating` and `reason` are the council's, empty where it follows the proposal."""

    code: str
    unit: str
    terms: Sequence[Term]
    proposed: str
    is_provisional: bool
    rating: str
    reason: str

    @property
    def differs(self) -> bool:
        """Whether the council decided by itself."""
        return bool(self.rating)


def head_rows(
    results: Results,
    places: Sequence[RoundUnit],
    terms: Mapping[int, Sequence[Head]],
    decisions: Mapping[int, HeadRating],
) -> list[HeadRow]:
    """One row for each unit of the round, by name."""
    units = {unit["code"]: unit for unit in results.units}
    return [
        _row(results, place, units.get(place.unit.code), terms.get(place.unit_id, ()), decisions.get(place.pk))
        for place in places
    ]


def _row(
    results: Results,
    place: RoundUnit,
    unit: schema.UnitDocument | None,
    terms: Sequence[Head],
    decision: HeadRating | None,
) -> HeadRow:
    band = unit["band"] if unit else None
    return HeadRow(
        code=place.unit.code,
        unit=place.unit.full_name,
        terms=_terms(place.round, terms),
        proposed=results.bands[band]["head_label"] if band else "",
        is_provisional=bool(unit and unit["missing"]),
        rating=decision.band.head_label if decision else "",
        reason=decision.reason if decision else "",
    )


def _terms(round_: Round, heads: Sequence[Head]) -> list[Term]:
    end = datetime.date(round_.year, 12, 31)
    at_end = [head for head in heads if head.until is None or head.until >= end]
    rated = at_end[-1] if at_end else None
    return [Term(head.name, head.post, _days(head), head is rated) for head in heads]


def _days(head: Head) -> str:
    words = {
        "since": format_date(head.since) if head.since else "",
        "until": format_date(head.until) if head.until else "",
    }
    if head.since and head.until:
        return _("từ %(since)s đến %(until)s") % words
    if head.since:
        return _("từ %(since)s") % words
    return _("đến %(until)s") % words if head.until else ""
