"""A past round computed again under draft rules."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from scoring.rules.adjustment import Adjustment
from scoring.rules.marks import Mark
from scoring.rules.outcome import Outcome, outcomes
from scoring.rules.ranking import Rank
from scoring.rules.replay.draft import Added, Rules, carried_over
from scoring.rules.replay.effects import Effect, effects
from scoring.rules.replay.reasons import Reason, reasons
from scoring.rules.tally import tally

Key = TypeVar("Key", bound=Hashable)
Marks = Mapping[Key, Mapping[str, Mark]]
Computed = tuple[dict[Key, Outcome], dict[Key, Rank]]


@dataclass(frozen=True, slots=True)
class Move:
    """One unit before and after. Ranks are None without a percentage.

    `reasons` tells why the class changed, `effects` what each domain did to the composite. `rank_driver` is the number
    of the domain that did most for a changed rank: of what it did to this unit, the most beyond what it did to the
    units of its block on average, in the direction of the move. None when the rank stays or no domain did anything.
    """

    before: Outcome
    after: Outcome
    rank_before: Rank | None
    rank_after: Rank | None
    reasons: tuple[Reason, ...]
    effects: tuple[Effect, ...]
    rank_driver: int | None

    @property
    def rank_steps(self) -> int | None:
        """Places gained (positive) or lost in the block; None without two ranks."""
        if self.rank_before is None or self.rank_after is None:
            return None
        return self.rank_before.rank - self.rank_after.rank

    @property
    def band_steps(self) -> int | None:
        """Classes gained (positive) or lost, by the order of the draft; None when it does not know the old class."""
        old, new = self.before.classification, self.after.classification
        place = new.scheme.position(old.band) if old and new else None
        return None if place is None or new is None else place - new.place

    @property
    def moved(self) -> bool:
        """Whether class or rank is another one."""
        return bool(self.reasons or self.rank_steps)


def replay(
    marks: Marks[Key],
    old: Rules,
    draft: Rules,
    *,
    blocks: Mapping[Key, Hashable] | None = None,
    added: Added = Added.UNKNOWN,
    adjustments: Mapping[Key, Adjustment] | None = None,
) -> dict[Key, Move]:
    """Return what every unit was under the `old` rules and would have been under the `draft`, in the order of `marks`.

    `marks` are by unit and criterion code, as the round has them; `draft.carried_over` says how they are carried over
    and what `added` supposes. `blocks` says who is ranked with whom, before and after.
    `adjustments` are the bonus and penalty recorded; either scheme counts them up to its own caps.
    """
    carried = {key: carried_over(found, old.leaves, draft.leaves, added) for key, found in marks.items()}
    before = _computed(marks, old, blocks, adjustments)
    after = _computed(carried, draft, blocks, adjustments)
    found = {key: effects(before[0][key], after[0][key]) for key in marks}
    means = _block_means(found, blocks or {})
    return {key: _move(key, before, after, found[key], means[(blocks or {}).get(key)]) for key in marks}


def _computed(
    marks: Marks[Key],
    rules: Rules,
    blocks: Mapping[Key, Hashable] | None,
    adjustments: Mapping[Key, Adjustment] | None,
) -> Computed[Key]:
    tallies = {key: tally(rules.leaves, found, survey_held=rules.survey_held) for key, found in marks.items()}
    return outcomes(tallies, rules.scheme, blocks, adjustments)


Means = Mapping[int, Fraction]


def _block_means(found: Mapping[Key, tuple[Effect, ...]], blocks: Mapping[Key, Hashable]) -> dict[Hashable, Means]:
    """Return, for each block, the mean effect of each domain over its units; a unit without that domain counts as 0."""
    members: defaultdict[Hashable, list[tuple[Effect, ...]]] = defaultdict(list)
    for key, one in found.items():
        members[blocks.get(key)].append(one)
    return {block: _means(every) for block, every in members.items()}


def _means(every: list[tuple[Effect, ...]]) -> Means:
    sums: defaultdict[int, Fraction] = defaultdict(Fraction)
    for effect in (effect for one in every for effect in one):
        sums[effect.domain] += effect.total / len(every)
    return sums


def _move(key: Key, before: Computed[Key], after: Computed[Key], found: tuple[Effect, ...], means: Means) -> Move:
    old, new = before[0][key].classification, after[0][key].classification
    ranks = before[1].get(key), after[1].get(key)
    steps = ranks[0].rank - ranks[1].rank if ranks[0] and ranks[1] else 0
    return Move(
        before=before[0][key],
        after=after[0][key],
        rank_before=ranks[0],
        rank_after=ranks[1],
        reasons=reasons(old, new) if old and new else (),
        effects=found,
        rank_driver=_driver(found, means, steps),
    )


def _driver(found: Iterable[Effect], means: Means, steps: int) -> int | None:
    """Return the domain that did most, beyond the mean of the block, in the direction of `steps`."""
    sign = (steps > 0) - (steps < 0)
    beyond = {effect.domain: sign * (effect.total - means[effect.domain]) for effect in found}
    most = max(beyond, key=lambda domain: beyond[domain], default=None)
    return most if most is not None and beyond[most] > 0 else None
