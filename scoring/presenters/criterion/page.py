"""A criterion over all units: how it is scored, how many got what, and against last year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.marks import mark_from_text
from scoring.presenters.bars import Bar, bar
from scoring.presenters.criteria import not_applicable_text
from scoring.presenters.criterion.ranking import BlockPlaces, block_places
from scoring.presenters.figures import NOTHING, number, risen, two_decimals
from scoring.presenters.spread import SpreadRow, points_rows
from scoring.results import schema
from scoring.results.explained.columns import Columns
from scoring.rules.comparison import median
from scoring.rules.distribution import points_spread
from scoring.rules.marks import Mark, Method, NaPolicy
from scoring.rules.rounding import shown_change
from scoring.rules.summary import CriterionSummary, criterion_summary


@dataclass(frozen=True, slots=True)
class Earlier:
    """The criterion with the same code in an earlier round, and the columns of that round."""

    slug: str
    year: int
    criterion: schema.CriterionDocument
    columns: Columns


@dataclass(frozen=True, slots=True)
class LastYear:
    """What an earlier round says; `title` and `maximum` are empty where they are the same as now."""

    slug: str
    year: int
    mean: str
    percent: str
    change: str
    title: str
    maximum: str


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """Everything the page of a criterion shows. `before` and `after` are its neighbours in the criteria set.

    `rule` is empty where points are given directly, None where the result does not say how they arise.
    """

    code: str
    title: str
    domain: schema.DomainHeadDocument
    maximum: str
    method: str
    rule: str | None
    not_applicable: str
    given: int
    full: int
    zero: int
    excused: int
    missing: int
    mean: str
    median: str
    percent: str
    bar: Bar | None
    spread: Sequence[SpreadRow]
    blocks: Sequence[BlockPlaces]
    last: LastYear | None
    before: schema.CriterionDocument | None
    after: schema.CriterionDocument | None


def criterion_page(
    overview: schema.Overview, criterion: schema.CriterionDocument, columns: Columns, earlier: Earlier | None
) -> CriterionPage:
    """The page of `criterion`, one of the overview's; `columns` are the marks of the round."""
    maximum = Decimal(criterion["max_points"])
    marks = _marks(columns, criterion["code"])
    summary = criterion_summary(marks, maximum)
    points = [mark.points for mark in marks if mark.points is not None]
    spread = points_spread(points, maximum)
    before, after = _neighbours(overview["criteria_set"]["criteria"], criterion)
    domains = {domain["number"]: domain for domain in overview["criteria_set"]["domains"]}
    return CriterionPage(
        code=criterion["code"],
        title=criterion["title"],
        domain=domains[criterion["domain"]],
        maximum=format_number(maximum),
        method=_method(criterion["method"]),
        rule=criterion.get("rule"),
        not_applicable=_excuse(criterion["na_policy"]),
        given=summary.given,
        full=summary.full,
        zero=spread.zero,
        excused=summary.not_applicable,
        missing=summary.missing,
        mean=two_decimals(summary.points),
        median=format_number(median(points)) if points else NOTHING,
        percent=_percent(summary),
        bar=bar(summary.percent),
        spread=points_rows(spread, maximum, not_applicable=summary.not_applicable, missing=summary.missing),
        blocks=block_places(columns, marks, maximum, overview["round"]["blocks"]),
        last=_last(criterion, summary, earlier) if earlier else None,
        before=before,
        after=after,
    )


def _marks(columns: Columns, code: str) -> list[Mark]:
    return [mark_from_text(text) for text in columns.of(code)]


def _method(method: str) -> str:
    return _("điều tra xã hội học") if method == Method.SURVEY else _("thẩm định")


def _excuse(policy: str) -> str:
    """What "không áp dụng" means here; that it applies to every unit where it cannot be said."""
    if policy == NaPolicy.REFUSED:
        return _("Áp dụng với mọi đơn vị")
    return not_applicable_text(policy)


def _percent(summary: CriterionSummary) -> str:
    return NOTHING if summary.percent is None else format_percent(summary.percent)


def _neighbours(
    criteria: Sequence[schema.CriterionDocument], criterion: schema.CriterionDocument
) -> tuple[schema.CriterionDocument | None, schema.CriterionDocument | None]:
    place = criteria.index(criterion)
    return (criteria[place - 1] if place else None, criteria[place + 1] if place + 1 < len(criteria) else None)


def _last(now: schema.CriterionDocument, summary: CriterionSummary, earlier: Earlier) -> LastYear:
    """Compared as shares of the maximum, which may be another one now."""
    then = earlier.criterion
    found = criterion_summary(_marks(earlier.columns, then["code"]), Decimal(then["max_points"]))
    return LastYear(
        slug=earlier.slug,
        year=earlier.year,
        mean=two_decimals(found.points),
        percent=_percent(found),
        change=_change(found.percent, summary.percent),
        title=then["title"] if then["title"] != now["title"] else "",
        maximum=number(then["max_points"]) if Decimal(then["max_points"]) != Decimal(now["max_points"]) else "",
    )


def _change(before: Decimal | None, after: Decimal | None) -> str:
    return "" if before is None or after is None else risen(str(shown_change(before, after)))
