"""Totals of one sheet in one layer: composite, class so far, domains, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_number
from scoring.models import Layer
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import percent
from scoring.results.adjustments import sum_text
from scoring.results.source import Results
from scoring.results.wording import blocking_domains, class_reason, notice_texts
from scoring.rules.marks import Mark
from scoring.selectors.sheet import Sheet
from scoring.selectors.writable import has_layer

NAMED = 6


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
    """What follows from the marks; provisional while something is missing.

    `adjustment` tells how bonus and penalty points move the composite, where there are any. `without_survey`: survey
    points have the final layer only, so that in the others the appraisal counts as 100%.
    """

    percent: str
    points: str
    maximum: str
    adjustment: str
    badge: Badge | None
    reason: str
    notices: Sequence[str]
    domains: Sequence[DomainTotal]
    missing: int
    missing_links: Sequence[MissingLink]
    more_missing: Sequence[MissingLink]
    without_survey: bool


def totals(sheet: Sheet, marks: Mapping[str, Mark], results: Results) -> Totals:
    """Totals of `marks` (by criterion code), of which `results` are the results."""
    unit = results.units[0]
    missing = _missing(sheet, marks)
    return Totals(
        percent=percent(unit["percent"]),
        points=format_number(Decimal(unit["points"])),
        maximum=format_number(Decimal(unit["maximum"])),
        adjustment=sum_text(unit),
        badge=badges(results.overview["scheme"]["bands"])[unit["band"]] if unit["band"] else None,
        reason=class_reason(unit, results.bands, results.domains),
        notices=notice_texts(unit, results.bands),
        domains=_domain_totals(results),
        missing=len(missing),
        missing_links=missing[:NAMED],
        more_missing=missing[NAMED:],
        without_survey=sheet.layer != Layer.FINAL and sheet.structure.survey_held,
    )


def _missing(sheet: Sheet, marks: Mapping[str, Mark]) -> list[MissingLink]:
    return [
        MissingLink(row.criterion.pk, code)
        for code, row in sheet.rows.items()
        if not marks[code].entered and has_layer(sheet.layer, row.criterion)
    ]


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
