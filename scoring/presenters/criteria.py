"""A unit's marks, criterion by criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from scoring.marks import mark_from_text
from scoring.presenters.figures import NOTHING, number
from scoring.results import schema
from scoring.rules.marks import Mark, Method, NaPolicy

FULL, PART, ZERO, NOT_APPLICABLE, MISSING = "full", "part", "zero", "na", "missing"


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion of a unit. `state` is one of the constants above, `wording` says the same in words."""

    code: str
    title: str
    points: str
    maximum: str
    state: str
    wording: str
    is_survey: bool


@dataclass(frozen=True, slots=True)
class DomainCriteria:
    """The criteria of one domain."""

    number: int
    name: str
    rows: Sequence[CriterionRow]


def criteria_by_domain(criteria_set: schema.CriteriaSetDocument, scores: Mapping[str, str]) -> list[DomainCriteria]:
    """All criteria that count, by domain, with the unit's marks."""
    rows: dict[int, list[CriterionRow]] = {domain["number"]: [] for domain in criteria_set["domains"]}
    for criterion in criteria_set["criteria"]:
        mark = mark_from_text(scores.get(criterion["code"], ""))
        rows[criterion["domain"]].append(_row(criterion, mark))
    return [
        DomainCriteria(domain["number"], domain["name"], rows[domain["number"]]) for domain in criteria_set["domains"]
    ]


def _row(criterion: schema.CriterionDocument, mark: Mark) -> CriterionRow:
    state = _state(mark, Decimal(criterion["max_points"]))
    return CriterionRow(
        code=criterion["code"],
        title=criterion["title"],
        points=NOTHING if mark.points is None else number(str(mark.points)),
        maximum=number(criterion["max_points"]),
        state=state,
        wording=_wording(state, criterion["na_policy"]),
        is_survey=criterion["method"] == Method.SURVEY,
    )


def _state(mark: Mark, maximum: Decimal) -> str:
    if mark.not_applicable:
        return NOT_APPLICABLE
    if mark.points is None:
        return MISSING
    if mark.points == maximum:
        return FULL
    return PART if mark.points else ZERO


def _wording(state: str, policy: str) -> str:
    if state == NOT_APPLICABLE:
        return not_applicable_text(policy)
    return {
        FULL: _("Đạt tối đa"),
        PART: _("Đạt một phần"),
        ZERO: _("Không có điểm"),
        MISSING: _("Chưa nhập"),
    }[state]


def not_applicable_text(policy: str) -> str:
    """Words for a criterion that does not apply, with what that means for the points."""
    consequence = {
        NaPolicy.EXCLUDE: _("loại khỏi điểm tối đa"),
        NaPolicy.FULL: _("tính điểm tối đa"),
        NaPolicy.ZERO: _("tính 0 điểm"),
    }.get(NaPolicy(policy))
    return _("Không áp dụng (%(consequence)s)") % {"consequence": consequence} if consequence else _("Không áp dụng")
