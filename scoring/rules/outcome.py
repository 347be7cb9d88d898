"""The outcome of units: shares, class and rank from their tallies.

Bonus and penalty points, when a scheme comes to have them, belong into `_composite`: everything after it
reads the composite share only.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scoring.rules.classify import Classification, Scheme, classify
from scoring.rules.exact import total
from scoring.rules.ranking import Rank, rank
from scoring.rules.share import Share
from scoring.rules.tally import Tally

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of one unit; `domains` by domain number, `missing` counts the marks not entered.

    `classification` is None while nothing is entered or when nothing applies: there is no percentage to
    classify.
    """

    tallies: tuple[Tally, ...]
    composite: Share
    domains: Mapping[int, Share]
    missing: int
    classification: Classification | None

    @property
    def provisional(self) -> bool:
        """Whether marks are missing: the shares then are over what is entered, and must not be published."""
        return self.missing > 0


def outcome(tallies: Iterable[Tally], scheme: Scheme) -> Outcome:
    """Return the outcome of one unit from its tallies, one per domain."""
    tallies = tuple(tallies)
    domains = {tally.domain: _share(tally) for tally in tallies}
    composite = _composite(domains)
    return Outcome(
        tallies=tallies,
        composite=composite,
        domains=domains,
        missing=sum(tally.missing for tally in tallies),
        classification=classify(composite, domains, scheme) if composite.maximum else None,
    )


def outcomes(
    tallies_by_key: Mapping[Key, Sequence[Tally]],
    scheme: Scheme,
    blocks: Mapping[Key, Hashable] | None = None,
) -> tuple[dict[Key, Outcome], dict[Key, Rank]]:
    """Return the outcomes of all units of a round, and the ranks of those that have a percentage.

    `blocks` says which units are ranked together (a unit it does not name is in the block None); without
    it all are. Provisional outcomes are ranked too, and are the caller's to mark.
    """
    results = {key: outcome(tallies, scheme) for key, tallies in tallies_by_key.items()}
    blocks = blocks or {}
    ranks = rank(
        (key, blocks.get(key), percent)
        for key, result in results.items()
        if (percent := result.composite.percent) is not None
    )
    return results, ranks


def _share(tally: Tally) -> Share:
    """Missing is not zero: what is not entered yet stays out of the maximum too."""
    return Share(tally.points, tally.entered_maximum if tally.missing else tally.maximum)


def _composite(domains: Mapping[int, Share]) -> Share:
    shares = domains.values()
    return Share(total(share.points for share in shares), total(share.maximum for share in shares))
