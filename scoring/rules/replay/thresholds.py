"""A classification scheme with other thresholds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scoring.rules.scheme import Scheme, Threshold


@dataclass(frozen=True, slots=True)
class Typed:
    """Thresholds in percent by class code, of the composite and of every domain; a class not named keeps its own.

    `inclusive` says of all thresholds whether who is exactly on one meets it; None leaves each as it is.
    """

    composites: Mapping[str, Decimal] = field(default_factory=dict)
    floors: Mapping[str, Decimal] = field(default_factory=dict)
    inclusive: bool | None = None


def rethresholded(scheme: Scheme, typed: Typed) -> Scheme:
    """Return the scheme with these thresholds; one that its class did not have before is inclusive.

    Raises SchemeError when they make no cascade.
    """
    bands = (
        replace(
            band,
            composite=_threshold(band.composite, typed.composites.get(band.code), typed.inclusive),
            domain_floor=_threshold(band.domain_floor, typed.floors.get(band.code), typed.inclusive),
        )
        for band in scheme.bands
    )
    return Scheme(tuple(bands), scheme.caps)


def _threshold(old: Threshold | None, percent: Decimal | None, inclusive: bool | None) -> Threshold | None:
    found = old if percent is None else Threshold(percent, old.inclusive if old else True)
    return found if found is None or inclusive is None else replace(found, inclusive=inclusive)
