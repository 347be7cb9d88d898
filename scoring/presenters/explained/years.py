"""A unit through the years, and why its composite moved since the last one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.models import UnitResult
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import percent, rank_text, risen, signed
from scoring.results import schema
from scoring.rules.change import Decomposition, Parts, shown_parts
from scoring.rules.rounding import shown_change


@dataclass(frozen=True, slots=True)
class YearRow:
    """One published result of the unit, or of one it was merged from (`is_predecessor`)."""

    year: int
    slug: str
    code: str
    name: str
    percent: str
    value: Decimal
    rank: str
    ranked: int
    badge: Badge | None
    is_predecessor: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the change in percentage points, with its sign; `about` says what it is."""

    name: str
    about: str
    points: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """The change since the year before; parts and domains each add up to `change` as shown.

    `start` is where a merged unit starts from, in words; empty for others.
    """

    year: int
    before: str
    after: str
    change: str
    start: str
    parts: Sequence[PartRow]
    domains: Sequence[PartRow]


def trend(results: Iterable[UnitResult], code: str) -> list[YearRow]:
    """One row for each result in force, the latest first; the unit itself before its predecessors."""
    rows = [_year(one, code) for one in results]
    return sorted(rows, key=lambda row: (-row.year, row.is_predecessor))


def _year(one: UnitResult, code: str) -> YearRow:
    unit: schema.UnitDocument = one.summary
    shown = badges(one.publication.overview["scheme"]["bands"])
    return YearRow(
        year=one.publication.round.year,
        slug=one.publication.round.slug,
        code=one.code,
        name=unit["full_name"],
        percent=percent(unit["percent"]),
        value=Decimal(unit["percent"] or 0),
        rank=rank_text(unit["rank"], unit["tied_with"]),
        ranked=unit["ranked"],
        badge=shown.get(one.band),
        is_predecessor=one.code != code,
    )


def change_view(
    found: Decomposition[str] | None,
    unit: schema.UnitDocument,
    before: Sequence[UnitResult],
    heads: Mapping[int, schema.DomainHeadDocument],
) -> ChangeView | None:
    """The change in words and figures; None where there is none to explain."""
    if found is None:
        return None
    own = next(one for one in before if one.code == found.own)
    then, now = Decimal(own.summary["percent"]), Decimal(unit["percent"] or 0)
    whole = shown_change(then, now)
    return ChangeView(
        year=own.publication.round.year,
        before=format_percent(then),
        after=format_percent(now),
        change=risen(str(whole)),
        start=_start(found, own, len(before)),
        parts=_parts(found.parts, whole),
        domains=_domains(found, whole, heads),
    )


def _start(found: Decomposition[str], own: UnitResult, count: int) -> str:
    if count < 2:  # one predecessor is no merger
        return ""
    how = _("theo dân số") if found.by_population else _("bằng nhau")
    return _("So với %(name)s; bình quân %(count)d đơn vị trước sáp nhập (%(how)s) là %(start)s.") % {
        "name": own.summary["full_name"],
        "count": count,
        "how": how,
        "start": format_percent(Decimal(found.start.numerator) / Decimal(found.start.denominator)),
    }


def _parts(parts: Parts, whole: Decimal) -> list[PartRow]:
    named = [
        (_("Kết quả thực hiện"), _("cùng tiêu chí, cùng điểm tối đa của năm trước"), parts.performance),
        (
            _("Thay đổi tiêu chí, điểm tối đa"),
            _("tiêu chí mới, bỏ, đổi điểm hoặc áp dụng khác năm trước"),
            parts.criteria,
        ),
        (_("Sáp nhập đơn vị"), _("chênh lệch giữa các đơn vị trước sáp nhập"), parts.merger),
        (_("Điểm thưởng, điểm trừ"), _("ngoài tiêu chí"), parts.adjustments),
    ]
    always = 2
    rows = [row for place, row in enumerate(named) if place < always or row[2]]
    shown = shown_parts([part for _name, _about, part in rows], whole)
    return [PartRow(name, about, signed(part)) for (name, about, _part), part in zip(rows, shown, strict=True)]


def _domains(
    found: Decomposition[str], whole: Decimal, heads: Mapping[int, schema.DomainHeadDocument]
) -> list[PartRow]:
    named: list[tuple[str, Fraction]] = [
        (_domain_name(number, heads), parts.total) for number, parts in found.domains.items()
    ]
    if found.parts.adjustments:
        named.append((_("Điểm thưởng, điểm trừ"), found.parts.adjustments))
    shown = shown_parts([part for _name, part in named], whole)
    return [PartRow(name, "", signed(part)) for (name, _part), part in zip(named, shown, strict=True)]


def _domain_name(number: int, heads: Mapping[int, schema.DomainHeadDocument]) -> str:
    """A domain of this year's set; one of last year's that is gone has only its number."""
    if number in heads:
        return f"{number}. {heads[number]['name']}"
    return _("Lĩnh vực %(number)d của năm trước") % {"number": number}
