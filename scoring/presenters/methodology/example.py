"""The worked example: one unit from its points to its class, every sum written out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import rank_text
from scoring.presenters.methodology.cascade import StepLine, step_lines
from scoring.results.adjustments import line_texts, sum_text
from scoring.results.explained.case import case_of
from scoring.results.single import UnitRecord
from scoring.results.source import Results
from scoring.results.wording import class_reason
from scoring.rules.classify import Classification
from scoring.rules.rounding import half_up
from scoring.rules.share import Share
from scoring.rules.working import Entry, entries, steps

DECIMALS = 6  # of a quotient that does not come out even


@dataclass(frozen=True, slots=True)
class Quotient:
    """Points over maximum as a reader works it out: both sums written out, the division, and what is shown.

    Empty but for `nothing`, which says why there is no percentage, where nothing counts.
    """

    points: str = ""
    maximum: str = ""
    division: str = ""
    shown: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class DomainWorking:
    """One domain of the unit; `remarks` name the criteria that do not count by their points alone."""

    number: int
    name: str
    quotient: Quotient
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A unit from its points to its class; `adjustments` are its bonus and penalty lines, `sum` what they make."""

    code: str
    name: str
    domains: Sequence[DomainWorking]
    whole: Quotient
    adjustments: Sequence[str]
    sum: str
    steps: Sequence[StepLine]
    badge: Badge | None
    reason: str
    rank: str
    ranked: int
    ahead: int
    tied_with: int
    block: str
    missing: int
    head: str


def example(record: UnitRecord) -> Example:
    """Work out the unit of the record."""
    unit, results = record.unit, record.results
    case = case_of(results.overview, unit, record.scores)
    outcome, found = case.outcome, entries(case.leaves, case.marks)
    return Example(
        code=unit["code"],
        name=unit["full_name"],
        domains=[
            DomainWorking(
                number, results.domains[number]["name"], _of_criteria(outcome.domains[number], rows), _remarks(rows)
            )
            for number, rows in found.items()
        ],
        whole=_of_domains(outcome.scored, list(outcome.domains.values())),
        adjustments=line_texts(unit),
        sum=sum_text(unit),
        steps=_steps(outcome.classification, results),
        badge=badges(results.overview["scheme"]["bands"])[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        rank=rank_text(unit["rank"], unit["tied_with"]),
        ranked=unit["ranked"],
        ahead=(unit["rank"] or 1) - 1,
        tied_with=unit["tied_with"],
        block=unit["block"] or "",
        missing=unit["missing"],
        head=_head(record),
    )


def _steps(classification: Classification | None, results: Results) -> list[StepLine]:
    if classification is None:
        return []
    return step_lines(steps(classification), results.bands, results.domains, classification.index.percent)


def _of_criteria(share: Share, rows: Sequence[Entry]) -> Quotient:
    if share.maximum:
        return _quotient(share, [(one.points, one.leaf.max_points) for one in rows if one.points is not None])
    if all(one.mark.entered for one in rows):
        return Quotient(nothing=_("không đánh giá: không tiêu chí nào áp dụng, nên không có tỷ lệ và không xét ngưỡng"))
    return Quotient(nothing=_("chưa nhập điểm nào được tính, nên chưa có tỷ lệ"))


def _of_domains(share: Share, domains: Iterable[Share]) -> Quotient:
    if not share.maximum:
        return Quotient(nothing=_("chưa có điểm để tính"))
    return _quotient(share, [(one.points, one.maximum) for one in domains if one.maximum])


def _quotient(share: Share, terms: Sequence[tuple[Decimal, Decimal]]) -> Quotient:
    percent = share.percent or Decimal(0)
    return Quotient(
        points=_sum((points for points, _maximum in terms), share.points),
        maximum=_sum((maximum for _points, maximum in terms), share.maximum),
        division=f"{format_number(share.points)} : {format_number(share.maximum)} × 100 {_approximately(percent)}",
        shown=format_percent(percent),
    )


def _sum(terms: Iterable[Decimal], total: Decimal) -> str:
    """ "1,5 + 2 + 0 = 3,5"; a single term is its own sum."""
    listed = [format_number(term) for term in terms]
    return f"{' + '.join(listed)} = {format_number(total)}" if len(listed) > 1 else format_number(total)


def _approximately(percent: Decimal) -> str:
    """ "= 87,5%", or "≈ 87,352941%" where the quotient does not come out even."""
    even = half_up(percent, DECIMALS) == percent
    return f"= {format_number(percent)}%" if even else f"≈ {format_percent(percent, DECIMALS)}"


def _remarks(rows: Iterable[Entry]) -> list[str]:
    """Criteria that are not what their points alone say: not applicable, or not entered."""
    rows = list(rows)
    excused = [entry for entry in rows if entry.mark.not_applicable]
    told = (
        (_("Không áp dụng, loại khỏi điểm tối đa: %(codes)s."), [one for one in excused if one.points is None]),
        (_("Không áp dụng, tính điểm tối đa: %(codes)s."), [one for one in excused if one.points]),
        (_("Không áp dụng, tính 0 điểm: %(codes)s."), [one for one in excused if one.points == 0]),
        (_("Chưa nhập, chưa tính vào điểm và điểm tối đa: %(codes)s."), [one for one in rows if not one.mark.entered]),
    )
    return [words % {"codes": ", ".join(one.leaf.code for one in found)} for words, found in told if found]


def _head(record: UnitRecord) -> str:
    head = record.unit["head"]
    return record.results.bands[head["rating"]]["head_label"] if head else ""
