"""The outcome of units: shares, class and rank from their tallies.

Bonus and penalty points go into the composite (`_composite`): everything after it reads the composite share only.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from scoring.rules.adjustment import NO_ADJUSTMENT, Adjustment
from scoring.rules.classify import Classification, Scheme, classify
from scoring.rules.exact import EXACT, points_at, total
from scoring.rules.ranking import Rank, rank
from scoring.rules.share import Share
from scoring.rules.tally import Tally

Key = TypeVar("Key", bound=Hashable)


class Outcome(NamedTuple):  # a tuple for the same reason as `Tally`
    """Result of one unit; `domains` by domain number, `missing` counts the marks not entered.

    `classification` is None while nothing is entered or when nothing applies: there is no percentage to
    classify. `scored` is what the criteria alone make, `adjustment` what counts beside them (percentage
    points, after the caps), and `composite` both together: that one is classified and ranked.
    """

    tallies: tuple[Tally, ...]
    composite: Share
    domains: Mapping[int, Share]
    missing: int
    classification: Classification | None
    scored: Share
    adjustment: Adjustment

    @property
    def provisional(self) -> bool:
        """Whether marks are missing: the shares then are over what is entered, and must not be published."""
        return self.missing > 0


def outcome(tallies: Iterable[Tally], scheme: Scheme, adjustment: Adjustment = NO_ADJUSTMENT) -> Outcome:
    """Return the outcome of one unit from its tallies, one per domain, and the bonus and penalty recorded for it."""
    tallies = tuple(tallies)
    domains = {tally.domain: _share(tally) for tally in tallies}
    scored = _scored(domains)
    counted = adjustment if adjustment is NO_ADJUSTMENT else scheme.caps.counted(adjustment)
    composite = _composite(scored, counted)
    return Outcome(
        tallies=tallies,
        composite=composite,
        domains=domains,
        missing=sum([tally.missing for tally in tallies]),
        classification=classify(composite, domains, scheme) if composite.maximum else None,
        scored=scored,
        adjustment=counted,
    )


def outcomes(
    tallies_by_key: Mapping[Key, Sequence[Tally]],
    scheme: Scheme,
    blocks: Mapping[Key, Hashable] | None = None,
    adjustments: Mapping[Key, Adjustment] | None = None,
) -> tuple[dict[Key, Outcome], dict[Key, Rank]]:
    """Return the outcomes of all units of a round, and the ranks of those that have a percentage.

    `blocks` says which units are ranked together (a unit it does not name is in the block None); without
    it all are. Provisional outcomes are ranked too, and are the caller's to mark. `adjustments` are the bonus
    and penalty recorded, before the caps of the scheme; none for a unit that it does not name.
    """
    adjustments = adjustments or {}
    results = {
        key: outcome(tallies, scheme, adjustments.get(key, NO_ADJUSTMENT)) for key, tallies in tallies_by_key.items()
    }
    blocks = blocks or {}
    ranks = rank(
        (key, blocks.get(key), found.index.percent)
        for key, result in results.items()
        if (found := result.classification) is not None
    )
    return results, ranks


def _share(tally: Tally) -> Share:
    """Missing is not zero: what is not entered yet stays out of the maximum too."""
    return Share(tally.points, tally.entered_maximum if tally.missing else tally.maximum)


def _composite(scored: Share, counted: Adjustment) -> Share:
    """Return points/maximum x 100 + bonus - penalty as a share of the same maximum.

    A percentage point is a hundredth of the maximum. The points may come out below 0 (see `Share`).
    """
    if counted == NO_ADJUSTMENT:
        return scored
    return Share(EXACT.add(scored.points, points_at(counted.net, scored.maximum)), scored.maximum)


def _scored(domains: Mapping[int, Share]) -> Share:
    shares = domains.values()
    return Share(total([share.points for share in shares]), total([share.maximum for share in shares]))
