"""The entry sheet as it is shown: rows with their state, and the totals that follow what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, plain_number
from scoring.forms.sheet import MINE, THEIRS, Entry, SheetForm, base_text
from scoring.marks import mark_from_text
from scoring.models import Criterion
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import percent
from scoring.results.source import Results
from scoring.results.wording import blocking_domains, class_reason, notice_texts
from scoring.rules.marks import Mark, Method, NaPolicy
from scoring.selectors.sheet import SheetGroup

MISSING_STATE, ZERO_STATE, NA_STATE, ENTERED_STATE = "missing", "zero", "na", "entered"
NAMED = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A scored criterion on the page."""

    key: int
    criterion: Criterion
    maximum: str
    typed: str
    not_applicable: bool
    may_be_na: bool
    is_survey: bool
    base: str
    state: str
    wording: str
    previous: str
    error: str
    dispute: "Dispute | None"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values of one cell."""

    mine: str
    theirs: str
    by: str
    choice: str


@dataclass(frozen=True, slots=True)
class Group:
    """A criterion with parts."""

    criterion: Criterion
    maximum: str
    level: int


@dataclass(frozen=True, slots=True)
class DomainLines:
    """A domain on the page."""

    number: int
    name: str
    maximum: str
    lines: Sequence[Group | Line]


@dataclass(frozen=True, slots=True)
class DomainTotal:
    """A domain's total; `blocks` marks one that keeps the unit from the next better class."""

    number: int
    name: str
    percent: str
    missing: int
    blocks: bool


@dataclass(frozen=True, slots=True)
class MissingLink:
    """A criterion that is not entered yet."""

    key: int
    code: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What follows from the marks; provisional while something is missing."""

    percent: str
    points: str
    maximum: str
    badge: Badge | None
    reason: str
    notices: Sequence[str]
    domains: Sequence[DomainTotal]
    missing: int
    missing_links: Sequence[MissingLink]
    more_missing: int


def domain_lines(form: SheetForm) -> list[DomainLines]:
    """Everything between the totals: domains with their groups and criteria."""
    return [
        DomainLines(
            number=part.domain.number,
            name=part.domain.name,
            maximum=format_number(part.domain.max_points),
            lines=[
                _group(line) if isinstance(line, SheetGroup) else _line(form, form.entries[line.criterion.code])
                for line in part.lines
            ],
        )
        for part in form.sheet.domains
    ]


def _group(group: SheetGroup) -> Group:
    return Group(group.criterion, format_number(group.criterion.max_points), group.depth)


def _line(form: SheetForm, entry: Entry) -> Line:
    row = entry.row
    state = state_of(form.marks[row.criterion.code])
    return Line(
        key=row.criterion.pk,
        criterion=row.criterion,
        maximum=format_number(row.leaf.max_points),
        typed=entry.typed,
        not_applicable=entry.not_applicable,
        may_be_na=row.leaf.na_policy is not NaPolicy.REFUSED or entry.not_applicable,
        is_survey=row.leaf.method is Method.SURVEY,
        base=base_text(entry),
        state=state,
        wording=state_wording(state),
        previous=mark_wording(mark_from_text(row.previous)) if row.previous else "",
        error=entry.error,
        dispute=_dispute(entry) if entry.disputed else None,
    )


def _dispute(entry: Entry) -> Dispute:
    mine = _("không áp dụng") if entry.not_applicable else entry.typed.strip() or _("để trống")
    return Dispute(mine, mark_wording(entry.base), entry.by, entry.choice if entry.choice in {MINE, THEIRS} else "")


def mark_wording(mark: Mark) -> str:
    """A mark in words: "1,5", "không áp dụng", "để trống"."""
    if mark.not_applicable:
        return _("không áp dụng")
    return _("để trống") if mark.points is None else plain_number(mark.points)


def state_of(mark: Mark) -> str:
    """Which of the states a mark is in; zero is not "not entered"."""
    if mark.not_applicable:
        return NA_STATE
    if mark.points is None:
        return MISSING_STATE
    return ENTERED_STATE if mark.points else ZERO_STATE


def state_wording(state: str) -> str:
    """The state in words."""
    return {
        MISSING_STATE: _("Chưa nhập"),
        ZERO_STATE: _("0 điểm"),
        NA_STATE: _("Không áp dụng"),
        ENTERED_STATE: _("Đã nhập"),
    }[state]


def totals(form: SheetForm, results: Results) -> Totals:
    """Totals of the marks of `form`, of which `results` are the results."""
    unit = results.units[0]
    missing = [
        MissingLink(form.sheet.rows[code].criterion.pk, code) for code, mark in form.marks.items() if not mark.entered
    ]
    return Totals(
        percent=percent(unit["percent"]),
        points=format_number(Decimal(unit["points"])),
        maximum=format_number(Decimal(unit["maximum"])),
        badge=badges(results.overview["scheme"]["bands"])[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        notices=notice_texts(unit, results.bands),
        domains=_domain_totals(results),
        missing=unit["missing"],
        missing_links=missing[:NAMED],
        more_missing=max(0, len(missing) - NAMED),
    )


def _domain_totals(results: Results) -> list[DomainTotal]:
    unit = results.units[0]
    blocking = blocking_domains(unit)
    return [
        DomainTotal(
            number=domain["number"],
            name=results.domains[domain["number"]]["short_name"],
            percent=percent(domain["percent"]),
            missing=domain["missing"],
            blocks=domain["number"] in blocking,
        )
        for domain in unit["domains"]
    ]
