"""What the card of a unit shows: texts, ready to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.report.paper import Paper


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain: points of its maximum, percentage with its bar, mean of all units.

    `note` says what is to be known of the percentage, or why there is none.
    """

    name: str
    points: str
    percent: str
    width: str
    mean: str
    blocks: bool
    is_assessed: bool
    note: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """Points lost on a criterion."""

    code: str
    title: str
    points: str
    maximum: str
    lost: str


@dataclass(frozen=True, slots=True)
class RaiseRow:
    """Points to gain on a criterion, within the way to the next class."""

    code: str
    title: str
    now: str
    gain: str
    after: str


@dataclass(frozen=True, slots=True)
class WayUp:
    """The least points to the next class; without rows it is out of reach on this year's criteria."""

    target: str
    points: str
    strict: bool
    rows: tuple[RaiseRow, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Against the year before."""

    year: int
    previous: str
    points: str
    previous_rank: str
    previous_band: str


@dataclass(frozen=True)
class Card:
    """Everything a card shows; texts are empty where there is nothing to say.

    `losses` are the greatest of all that make up `lost`; the others are `losses_rest` criteria with `lost_rest` points.
    """

    paper: Paper
    unit: str
    block: str
    percent: str
    points: str
    rank: str
    band: str
    reason: str
    adjustment: str
    notices: Sequence[str]
    is_provisional: bool
    head: str
    change: Change | None
    domains: Sequence[DomainRow]
    floors: Sequence[tuple[str, str]]
    losses: Sequence[LostRow]
    losses_rest: int
    lost: str
    lost_rest: str
    way: WayUp | None
