"""Documents as the rules take them: criteria, marks, scheme, bonus and penalty.

The same for a published round, whose documents are frozen, and for an open one, whose documents are made when read.
"""

from collections.abc import Mapping
from decimal import Decimal

from scoring.marks import mark_from_text
from scoring.results import schema
from scoring.rules.adjustment import NO_ADJUSTMENT, NO_CAPS, Adjustment, Caps
from scoring.rules.marks import Leaf, Mark, Method, NaPolicy
from scoring.rules.scheme import Band, Scheme, Threshold


def leaves_of(overview: schema.Overview) -> tuple[Leaf, ...]:
    """The scored criteria that count in the round, in order; those of a survey that was not held are not among them."""
    return tuple(_leaf(one) for one in overview["criteria_set"]["criteria"])


def _leaf(one: schema.CriterionDocument) -> Leaf:
    return Leaf(
        code=one["code"],
        domain=one["domain"],
        max_points=Decimal(one["max_points"]),
        method=Method(one["method"]),
        na_policy=NaPolicy(one["na_policy"]),
    )


def marks_of(scores: Mapping[str, str]) -> dict[str, Mark]:
    """Marks by criterion code from their texts; what is not entered is absent in both."""
    return {code: mark_from_text(text) for code, text in scores.items()}


def scheme_of(overview: schema.Overview) -> Scheme:
    """The classification scheme in force, with its caps. Raises SchemeError for one that is no cascade."""
    scheme = overview["scheme"]
    caps = scheme.get("caps")
    return Scheme(
        bands=tuple(_band(one) for one in scheme["bands"]),
        caps=Caps(Decimal(caps["bonus"]), Decimal(caps["penalty"])) if caps else NO_CAPS,
    )


def _band(one: schema.BandDocument) -> Band:
    return Band(one["code"], _threshold(one["composite"]), _threshold(one["domain_floor"]))


def _threshold(one: schema.ThresholdDocument | None) -> Threshold | None:
    return Threshold(Decimal(one["percent"]), one["inclusive"]) if one else None


def adjustment_of(unit: schema.UnitDocument) -> Adjustment:
    """Bonus and penalty of a unit that count, in percentage points after their caps; none where none are told."""
    found = unit.get("adjustment")
    return Adjustment(Decimal(found["bonus"]), Decimal(found["penalty"])) if found else NO_ADJUSTMENT
