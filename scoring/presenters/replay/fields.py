"""The form of draft rules, laid out beside what is in force."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.translation import gettext as _

from scoring.forms.draft import COMPOSITE, CRITERION, DOMAIN, FLOOR, DraftForm
from scoring.presenters.figures import number
from scoring.results import schema
from scoring.workbook.writing.results.values import threshold


@dataclass(frozen=True, slots=True)
class BandFields:
    """Thresholds of a class: as they are, and the inputs for others."""

    label: str
    composite_now: str
    composite: BoundField
    floor_now: str
    floor: BoundField


@dataclass(frozen=True, slots=True)
class MaximumField:
    """A maximum as it is, in points, and the input for another."""

    code: str
    title: str
    now: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class DomainFields:
    """A domain and its criteria; `is_open` when something is typed in one of the criteria."""

    domain: MaximumField
    criteria: Sequence[MaximumField]
    summary: str
    is_open: bool


def band_fields(form: DraftForm, overview: schema.Overview) -> list[BandFields]:
    """The classes with conditions, best first."""
    return [
        BandFields(
            band["label"],
            threshold(band["composite"]),
            form[f"{COMPOSITE}-{band['code']}"],
            threshold(band["domain_floor"]),
            form[f"{FLOOR}-{band['code']}"],
        )
        for band in overview["scheme"]["bands"][:-1]
    ]


def domain_fields(form: DraftForm, overview: schema.Overview) -> list[DomainFields]:
    """The domains in order."""
    found = overview["criteria_set"]
    return [_domain(form, domain, found["criteria"]) for domain in found["domains"]]


def _domain(
    form: DraftForm, domain: schema.DomainHeadDocument, criteria: Sequence[schema.CriterionDocument]
) -> DomainFields:
    members = [
        MaximumField(one["code"], one["title"], number(one["max_points"]), form[f"{CRITERION}-{one['code']}"])
        for one in criteria
        if one["domain"] == domain["number"]
    ]
    own = MaximumField(
        str(domain["number"]), domain["name"], number(domain["max_points"]), form[f"{DOMAIN}-{domain['number']}"]
    )
    return DomainFields(
        own,
        members,
        _("Điểm tối đa từng tiêu chí (%(count)d)") % {"count": len(members)},
        any(one.field.value() for one in members),
    )
