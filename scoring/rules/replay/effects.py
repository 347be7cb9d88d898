"""What each domain did to a composite that changed between two sets of criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.rules.outcome import Outcome
from scoring.rules.share import Share

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one domain did to the composite of a unit, in percentage points of the composite; positive raises it.

    `weight` is the effect of its changed weight: a domain that weighs more lifts a unit that is better there than on
    average, and lowers one that is worse. `within` is the effect of its own percentage having changed (its criteria
    were added, dropped or weighted otherwise), at the new weight. Over all domains both add up to the change exactly.
    """

    domain: int
    weight: Fraction
    within: Fraction

    @property
    def total(self) -> Fraction:
        """Both effects together."""
        return self.weight + self.within


def effects(before: Outcome, after: Outcome) -> tuple[Effect, ...]:
    """Return the effect of each domain, in domain order; none when either outcome has no percentage.

    With weight w (share of the applicable maximum) and percentage s of a domain, and composite C = sum of w·s, all
    before, and w', s' after: weight effect (w' - w)·(s - C), effect within w'·(s' - s). Weights add up to 1 in both, so
    subtracting C changes no sum. A domain that was not assessed before counts as if it had been at C, one that no
    longer is has the weight 0. Bonus and penalty points stay out.
    """
    old, new = _weighted(before.domains), _weighted(after.domains)
    if not old or not new:
        return ()
    composite = sum((weight * percent for weight, percent in old.values()), NOTHING)
    nowhere = (NOTHING, composite)
    return tuple(
        _effect(number, old.get(number, nowhere), new.get(number), composite) for number in sorted({*old, *new})
    )


def _weighted(domains: Mapping[int, Share]) -> dict[int, tuple[Fraction, Fraction]]:
    """Return weight (0 to 1) and percentage of every assessed domain."""
    whole = sum((Fraction(share.maximum) for share in domains.values()), NOTHING)
    return {
        number: (Fraction(share.maximum) / whole, 100 * Fraction(share.points) / Fraction(share.maximum))
        for number, share in domains.items()
        if share.maximum
    }


def _effect(
    number: int, old: tuple[Fraction, Fraction], new: tuple[Fraction, Fraction] | None, composite: Fraction
) -> Effect:
    weight, percent = old
    now, percent_now = new or (NOTHING, percent)
    return Effect(number, (now - weight) * (percent - composite), now * (percent_now - percent))
