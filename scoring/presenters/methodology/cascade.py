"""How a unit went down the cascade of classes, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.presenters.methodology.thresholds import threshold_text
from scoring.results import schema
from scoring.rules.readings import Reading
from scoring.rules.rounding import telling_places
from scoring.rules.scheme import Threshold
from scoring.rules.working import Step


@dataclass(frozen=True, slots=True)
class StepLine:
    """One class held against the unit; `failures` are the conditions it misses, none where it is reached."""

    label: str
    failures: Sequence[str]
    reached: bool


def step_lines(
    steps: Sequence[Step],
    bands: Mapping[str, schema.BandDocument],
    domains: Mapping[int, schema.DomainHeadDocument],
    composite: Decimal,
) -> list[StepLine]:
    """The classes from the best down to the one reached; `composite` is the unit's, in percent."""
    return [
        StepLine(bands[step.band.code]["label"], _failures(step, domains, composite), step.reached) for step in steps
    ]


def _failures(step: Step, domains: Mapping[int, schema.DomainHeadDocument], composite: Decimal) -> list[str]:
    missed = [_domain(step.band.domain_floor, one, domains) for one in step.missed if step.band.domain_floor]
    if step.composite_met or step.band.composite is None:
        return missed
    return [_missed(_("chỉ số tổng hợp"), composite, step.band.composite), *missed]


def _domain(floor: Threshold, reading: Reading, domains: Mapping[int, schema.DomainHeadDocument]) -> str:
    number = reading.domain or 0
    what = _("lĩnh vực %(number)d (%(name)s)") % {"number": number, "name": domains[number]["name"]}
    return _missed(what, reading.percent, floor)


def _missed(what: str, actual: Decimal, threshold: Threshold) -> str:
    return _("%(what)s đạt %(actual)s, cần %(threshold)s") % {
        "what": what,
        "actual": format_percent(actual, telling_places(actual, threshold.percent)),
        "threshold": threshold_text(str(threshold.percent), inclusive=threshold.inclusive),
    }
