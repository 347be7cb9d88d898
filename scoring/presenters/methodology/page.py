"""Everything the methodology page says of a round, but for the worked example."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.presenters.methodology import structure, thresholds
from scoring.results import schema
from scoring.results.adjustments import rule_text
from scoring.results.explained.case import ENTRY_STEP
from scoring.results.explained.firmness import NOISE, RUNS


@dataclass(frozen=True, slots=True)
class FirmnessText:
    """What the simulation disturbs: weights by so many percent, points by an entry step; and how many runs it takes."""

    weight_percent: int
    step: str
    leaves_out: bool
    runs: str


@dataclass(frozen=True, slots=True)
class Regulation:
    """A document the rules rest on: its name and the decision that issued it, empty where none is recorded."""

    name: str
    decision: str


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    """The rules in force; `adjustment_rule` is empty where no bonus or penalty points count."""

    criteria_set: Regulation
    scheme: Regulation
    domains: Sequence[structure.DomainLine]
    whole: structure.WeightText
    criteria: Sequence[structure.DomainCriteria]
    policies: Sequence[structure.PolicyCount]
    classes: Sequence[thresholds.ClassLine]
    edges: thresholds.Edges
    heads_differ: bool
    blocks: Sequence[str]
    survey_held: bool
    has_survey: bool
    adjustment_rule: str
    firmness: FirmnessText
    step: str


def methodology_page(overview: schema.Overview) -> MethodologyPage:
    """The page, from the document of the round."""
    criteria_set, scheme = overview["criteria_set"], overview["scheme"]
    return MethodologyPage(
        criteria_set=_regulation(criteria_set["name"], criteria_set["decision_number"], criteria_set["decision_date"]),
        scheme=_regulation(scheme["name"], scheme["decision_number"], scheme["decision_date"]),
        domains=structure.domain_lines(overview),
        whole=structure.whole(overview),
        criteria=structure.criteria_by_domain(overview),
        policies=structure.policies(overview),
        classes=thresholds.classes(scheme["bands"]),
        edges=thresholds.edges(scheme["bands"]),
        heads_differ=any(band["head_label"] != band["label"] for band in scheme["bands"]),
        blocks=overview["round"]["blocks"],
        survey_held=overview["round"]["survey_held"],
        has_survey=structure.has_survey(overview),
        adjustment_rule=rule_text(overview),
        firmness=_firmness(),
        step=format_number(ENTRY_STEP),
    )


def _regulation(name: str, number: str, day: str | None) -> Regulation:
    if not (number and day):
        return Regulation(name, number)
    words = _("%(number)s ngày %(day)s")
    return Regulation(name, words % {"number": number, "day": format_date(datetime.date.fromisoformat(day))})


def _firmness() -> FirmnessText:
    return FirmnessText(
        weight_percent=NOISE.weight_percent,
        step=format_number(NOISE.step),
        leaves_out=NOISE.leave_one_out,
        runs=format_number(RUNS),
    )
