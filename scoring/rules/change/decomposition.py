"""Why the composite of a unit changed from one year to the next, split so that the parts add up exactly.

One thing is substituted after the other, always in this order, and each part is the difference that its step makes:

1. *merger*: from the own predecessor (see `baseline.own_predecessor`) to the average of all predecessors. Nothing for a
   unit that was not merged.
2. *performance*: the criteria of both years get the rate of this year, at the maxima of last year; criteria that were
   dropped since keep last year's points. What the unit would have got last year for this year's work.
3. *criteria*: to this year's criteria and maxima. New and dropped criteria, changed maxima, and criteria that apply to
   the unit in one of the years only.
4. *adjustments*: bonus and penalty points, from the own predecessor's to this year's. They belong to no domain.

Domains are split the same way by what each brings to the composite (percentage points of the whole, not of the domain),
so that they add up to the whole. A criterion that moved to another domain performs in the old one and leaves it with
step 3. Criteria are the same when they have the same code, domains when they have the same number.

The order matters where performance and maxima change together: rates at the old maxima leave the effect of both at once
to the criteria. It is fixed so that figures can be compared between units.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

from scoring.rules.change.baseline import Predecessor, baseline, own_predecessor, weighted_by_population
from scoring.rules.change.profile import Item, Profile, domain_sums

Key = TypeVar("Key", bound=Hashable)
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a change, in percentage points of the composite; positive is for the better."""

    merger: Fraction = NOTHING
    performance: Fraction = NOTHING
    criteria: Fraction = NOTHING
    adjustments: Fraction = NOTHING

    @property
    def total(self) -> Fraction:
        """The whole change."""
        return self.merger + self.performance + self.criteria + self.adjustments


@dataclass(frozen=True, slots=True)
class Decomposition(Generic[Key]):
    """The change of one unit: composite `before` (of its own predecessor) and `after` (percent), and the parts.

    `parts.total` is `after - before`; `domains` holds the parts of each domain, which add up to `parts` but for the
    adjustments. `start` is the average of the predecessors in percent, `by_population` tells how it was taken.
    """

    own: Key
    before: Fraction
    start: Fraction
    after: Fraction
    by_population: bool
    parts: Parts
    domains: Mapping[int, Parts] = field(default_factory=dict)


def decompose(predecessors: Sequence[Predecessor[Key]], after: Profile, key: Key) -> Decomposition[Key] | None:
    """Return why the composite of the unit `key` changed, None without any predecessor to compare it with."""
    if not predecessors:
        return None
    own, start = own_predecessor(predecessors, key), baseline(predecessors)
    domains = _domains(own.profile, start, after)
    adjustments = after.extra - own.profile.extra
    return Decomposition(
        own=own.key,
        before=own.profile.percent,
        start=start.percent,
        after=after.percent,
        by_population=weighted_by_population(predecessors),
        parts=_added_up(domains.values(), adjustments),
        domains=domains,
    )


def _domains(own: Profile, start: Profile, after: Profile) -> dict[int, Parts]:
    stages = [own.domains(), start.domains(), domain_sums(_this_years_rates(start, after)), after.domains()]
    numbers = sorted({number for stage in stages for number in stage})
    return {number: _steps([stage.get(number, NOTHING) for stage in stages]) for number in numbers}


def _this_years_rates(start: Profile, after: Profile) -> Iterable[Item]:
    """Yield last year's criteria with this year's rates, where both years have the criterion."""
    for code, item in start.items.items():
        now = after.items.get(code)
        rate = now.rate if now else None
        yield item if rate is None else item._replace(points=rate * item.maximum)


def _steps(stages: Sequence[Fraction]) -> Parts:
    own, start, performed, after = stages
    return Parts(merger=start - own, performance=performed - start, criteria=after - performed)


def _added_up(domains: Iterable[Parts], adjustments: Fraction) -> Parts:
    domains = list(domains)
    return Parts(
        merger=sum((one.merger for one in domains), NOTHING),
        performance=sum((one.performance for one in domains), NOTHING),
        criteria=sum((one.criteria for one in domains), NOTHING),
        adjustments=adjustments,
    )
