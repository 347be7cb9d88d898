"""Self score against appraised score on the page."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.models import Round, RoundUnit
from scoring.presenters.work.appraisal_unit import short_mark
from scoring.rules.exact import total
from scoring.rules.gap import Gap, Gaps, Judgement
from scoring.selectors.structure import Structure

LARGEST = 10
UNITS, DOMAINS, CRITERIA, APPRAISERS = "don-vi", "linh-vuc", "tieu-chi", "nguoi-tham-dinh"

Judged = Judgement[int, int | None]


@dataclass(frozen=True, slots=True)
class GapLine:
    """One unit, domain, criterion or appraiser: points claimed and given, their difference, counts of criteria."""

    name: str
    url: str
    judged: int
    claimed: str
    given: str
    difference: str
    direction: str
    accepted: str
    cut: int
    raised: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One score that the appraisal changed much."""

    unit: str
    criterion: str
    url: str
    claimed: str
    given: str
    difference: str
    direction: str


class GapPage:
    """The judgements of a round, ready to be told by unit, domain, criterion or appraiser."""

    def __init__(
        self,
        round_: Round,
        structure: Structure,
        places: Sequence[RoundUnit],
        people: Mapping[int, str],
        judged: Sequence[Judged],
        gaps: Gaps[int, int | None],
    ) -> None:
        self._round, self._structure, self._people = round_, structure, people
        self._places = {place.pk: place for place in places}
        self._judged, self._gaps = judged, gaps

    @property
    def whole(self) -> GapLine:
        """All of it."""
        return _line(_("Tất cả"), "", self._gaps.whole, self._judged)

    def lines(self, view: str) -> list[GapLine]:
        """The lines of a view."""
        return {UNITS: self._units, DOMAINS: self._domains, CRITERIA: self._criteria, APPRAISERS: self._appraisers}[
            view
        ]()

    def largest(self) -> list[Difference]:
        """The scores that the appraisal changed most, in points; equal ones in the order of units and criteria."""
        changed = [one for one in self._judged if one.gap]
        changed.sort(key=_distance, reverse=True)
        return [self._difference(one) for one in changed[:LARGEST]]

    def _units(self) -> list[GapLine]:
        parts = self._by("unit")
        return [
            _line(place.unit.full_name, self._sheet(place), self._gaps.units[place.pk], parts[place.pk])
            for place in self._places.values()
            if place.pk in parts
        ]

    def _domains(self) -> list[GapLine]:
        parts = self._by("domain")
        return [
            _line(str(domain), "", self._gaps.domains[domain.number], parts[domain.number])
            for domain in self._structure.domains
            if domain.number in parts
        ]

    def _criteria(self) -> list[GapLine]:
        parts = self._by("criterion")
        return [
            _line(str(leaf), "", self._gaps.criteria[leaf.code], parts[leaf.code])
            for leaf in self._structure.leaf_rows
            if leaf.code in parts
        ]

    def _appraisers(self) -> list[GapLine]:
        parts = self._by("appraiser")
        named = sorted((self._people.get(key or 0, ""), key) for key in parts)
        return [
            _line(name or _("Nhập từ tệp hoặc dòng lệnh"), "", self._gaps.appraisers[key], parts[key])
            for name, key in named
        ]

    def _by(self, attribute: str) -> dict[Any, list[Judged]]:
        parts: dict[Hashable, list[Judged]] = {}
        for one in self._judged:
            parts.setdefault(getattr(one, attribute), []).append(one)
        return parts

    def _sheet(self, place: RoundUnit) -> str:
        return reverse("sheet", args=[self._round.slug, place.unit.code])

    def _difference(self, one: Judged) -> Difference:
        place = self._places[one.unit]
        return Difference(
            unit=place.unit.full_name,
            criterion=str(self._structure.by_code[one.criterion]),
            url=reverse("cell", args=[self._round.slug, place.unit.code, one.criterion]),
            claimed=short_mark(one.claimed),
            given=short_mark(one.given),
            difference=signed(one.gap or Decimal(0)),
            direction=_direction(one.gap or Decimal(0)),
        )


def _distance(one: Judged) -> Decimal:
    return abs(one.gap or Decimal(0))


def signed(points: Decimal) -> str:
    """A difference in points with its sign: "+1,5", "−0,25", "0"."""
    shown = format_number(points.copy_abs())
    return shown if not points else f"+{shown}" if points > 0 else f"−{shown}"


def _direction(points: Decimal) -> str:
    return "" if not points else "up" if points > 0 else "down"


def _line(name: str, url: str, gap: Gap, judged: Sequence[Judged]) -> GapLine:
    """Points are added where both sides are points; "không áp dụng" has none."""
    both = [one for one in judged if one.gap is not None]
    accepted = gap.accepted_percent
    return GapLine(
        name=name,
        url=url,
        judged=gap.judged,
        claimed=format_number(total(one.claimed.points or Decimal(0) for one in both)),
        given=format_number(total(one.given.points or Decimal(0) for one in both)),
        difference=signed(gap.points),
        direction=_direction(gap.points),
        accepted="" if accepted is None else format_percent(accepted),
        cut=gap.cut,
        raised=gap.raised,
    )
