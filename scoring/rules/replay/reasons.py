"""Why a unit has another class under draft rules: the conditions that were met and are not any more, or the reverse."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scoring.rules.classify import Classification
from scoring.rules.readings import Condition, Reading
from scoring.rules.scheme import Band, Scheme, Threshold

Bands = tuple[Band | None, Band | None]  # of one class, before and after


class Cause(StrEnum):
    """What made a condition change sides, all else left as it was."""

    THRESHOLD = "threshold"  # the draft threshold alone would do it: another limit, or strict where it was not
    PERCENT = "percent"  # the percentage under the draft criteria alone would do it: their weights, maxima, number
    EITHER = "either"  # each of both would do it alone
    BOTH = "both"  # neither would alone
    CLASS = "class"  # no condition: the class is in one of the schemes only, or stands in another order


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition of the class `band` that is met on one side only.

    `domain` is the number of the domain, None for the composite. Percentages (unrounded) and thresholds are those
    before and after; None is a domain not assessed, or a class without that condition.
    """

    band: str
    condition: Condition
    domain: int | None
    cause: Cause
    percent_before: Decimal | None
    percent_after: Decimal | None
    threshold_before: Threshold | None
    threshold_after: Threshold | None


def reasons(before: Classification, after: Classification) -> tuple[Reason, ...]:
    """Return why the class changed, composite first; none when it did not.

    A unit that falls tells the conditions of its old class that it misses under the draft, one that rises those of its
    new class that it missed before. At least one reason is given for every change.
    """
    if before.band == after.band:
        return ()
    code = _class_to_explain(before, after)
    bands = _band(before.scheme, code), _band(after.scheme, code)
    old, new = _readings(before), _readings(after)
    if bands[0] is None or bands[1] is None:
        return (_no_condition(code, bands, old[None], new[None]),)
    domains = sorted(number for number in {*old, *new} if number is not None)
    each = (_reason(code, number, bands, old.get(number), new.get(number)) for number in (None, *domains))
    found = tuple(one for one in each if one)
    return found or (_no_condition(code, bands, old[None], new[None]),)


def _class_to_explain(before: Classification, after: Classification) -> str:
    """Return the class that was lost, for a unit that fell or whose class is no more; otherwise the one won."""
    place = after.scheme.position(before.band)
    return before.band if place is None or after.place > place else after.band


def _band(scheme: Scheme, code: str) -> Band | None:
    return next((band for band in scheme.bands if band.code == code), None)


def _readings(found: Classification) -> Mapping[int | None, Reading]:
    return {reading.domain: reading for reading in (found.index, *found.assessed)}


def _no_condition(code: str, bands: Bands, old: Reading, new: Reading) -> Reason:
    thresholds = [band.composite if band else None for band in bands]
    return Reason(code, Condition.COMPOSITE, None, Cause.CLASS, old.percent, new.percent, *thresholds)


def _reason(code: str, domain: int | None, bands: Bands, old: Reading | None, new: Reading | None) -> Reason | None:
    """Return the reason that one condition of the class is, None where it is met, or missed, on both sides."""
    percents = old.percent if old else None, new.percent if new else None
    thresholds = _threshold(bands[0], domain), _threshold(bands[1], domain)
    cause = _cause(percents, thresholds)
    condition = Condition.COMPOSITE if domain is None else Condition.DOMAIN
    return Reason(code, condition, domain, cause, *percents, *thresholds) if cause else None


def _threshold(band: Band | None, domain: int | None) -> Threshold | None:
    if band is None:
        return None
    return band.composite if domain is None else band.domain_floor


def _cause(
    percents: tuple[Decimal | None, Decimal | None], thresholds: tuple[Threshold | None, Threshold | None]
) -> Cause | None:
    was = _met(thresholds[0], percents[0])
    if was == _met(thresholds[1], percents[1]):
        return None
    by_threshold = _met(thresholds[1], percents[0]) != was
    by_percent = _met(thresholds[0], percents[1]) != was
    if by_threshold and by_percent:
        return Cause.EITHER
    if by_threshold:
        return Cause.THRESHOLD
    return Cause.PERCENT if by_percent else Cause.BOTH


def _met(threshold: Threshold | None, percent: Decimal | None) -> bool:
    return threshold is None or percent is None or threshold.met_by(percent)
