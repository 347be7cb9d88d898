"""Self score against appraised score: what the appraisal left as the unit had it, what it cut and what it raised."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from scoring.rules.exact import difference, total
from scoring.rules.marks import Mark
from scoring.rules.share import Share
from scoring.rules.summary import mean

Unit = TypeVar("Unit", bound=Hashable)
Appraiser = TypeVar("Appraiser", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judgement(Generic[Unit, Appraiser]):
    """One unit's criterion in both layers: the mark it `claimed` for itself and the one it was `given`.

    `criterion` is a code, `domain` a number; `appraiser` is who gave the mark.
    """

    unit: Unit
    domain: int
    criterion: str
    appraiser: Appraiser
    claimed: Mark
    given: Mark

    @property
    def judged(self) -> bool:
        """Whether both marks are entered, so that they can be compared."""
        return self.claimed.entered and self.given.entered

    @property
    def gap(self) -> Decimal | None:
        """Points given less points claimed (negative is a cut); None unless both marks are points."""
        if self.claimed.points is None or self.given.points is None:
            return None
        return difference(self.given.points, self.claimed.points)


@dataclass(frozen=True, slots=True)
class Gap:
    """Totals over some judgements. Counts: `judged` = `accepted` + `cut` + `raised` + `reclassified`.

    `accepted` marks stayed as claimed (the same points, or "not applicable" both times); `reclassified` ones are "not
    applicable" on one side only and have no gap in points. `open` misses one of both marks. `points` is the sum of the
    gaps, `cut_points` and `raised_points` those of either sign, `mean` their mean over the judgements with points on
    both sides, and `mean_distance` the mean without its sign (all in points; None without any).
    """

    judged: int
    accepted: int
    cut: int
    raised: int
    reclassified: int
    open: int
    points: Decimal
    cut_points: Decimal
    raised_points: Decimal
    mean: Decimal | None
    mean_distance: Decimal | None

    @property
    def accepted_percent(self) -> Decimal | None:
        """Share of the judged marks that were accepted unchanged, in percent; None when none is judged."""
        return Share(Decimal(self.accepted), Decimal(self.judged)).percent


def gap(judgements: Iterable[Judgement[Unit, Appraiser]]) -> Gap:
    """Return the totals over `judgements`."""
    listed = list(judgements)
    judged = [one for one in listed if one.judged]
    gaps = [found for one in judged if (found := one.gap) is not None]
    cuts, raises = [found for found in gaps if found < 0], [found for found in gaps if found > 0]
    return Gap(
        judged=len(judged),
        accepted=sum(_accepted(one) for one in judged),
        cut=len(cuts),
        raised=len(raises),
        reclassified=sum(one.claimed.not_applicable != one.given.not_applicable for one in judged),
        open=len(listed) - len(judged),
        points=total(gaps),
        cut_points=total(cuts),
        raised_points=total(raises),
        mean=mean(gaps),
        mean_distance=mean(found.copy_abs() for found in gaps),
    )


def _accepted(one: Judgement[Unit, Appraiser]) -> bool:
    return one.gap == 0 or (one.claimed.not_applicable and one.given.not_applicable)


def gaps_by(
    judgements: Iterable[Judgement[Unit, Appraiser]], key: Callable[[Judgement[Unit, Appraiser]], Key]
) -> dict[Key, Gap]:
    """Return the totals for each value of `key`, in the order in which they come up."""
    groups: dict[Key, list[Judgement[Unit, Appraiser]]] = {}
    for one in judgements:
        groups.setdefault(key(one), []).append(one)
    return {value: gap(group) for value, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Gaps(Generic[Unit, Appraiser]):
    """The totals of a round, as a whole and by unit, domain number, criterion code and appraiser."""

    whole: Gap
    units: dict[Unit, Gap]
    domains: dict[int, Gap]
    criteria: dict[str, Gap]
    appraisers: dict[Appraiser, Gap]


def gaps(judgements: Iterable[Judgement[Unit, Appraiser]]) -> Gaps[Unit, Appraiser]:
    """Return all totals of a round."""
    listed = list(judgements)
    return Gaps(
        whole=gap(listed),
        units=gaps_by(listed, lambda one: one.unit),
        domains=gaps_by(listed, lambda one: one.domain),
        criteria=gaps_by(listed, lambda one: one.criterion),
        appraisers=gaps_by(listed, lambda one: one.appraiser),
    )
