"""What the cascade reads: the composite and every assessed domain, each with its unrounded percentage."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from scoring.rules.scheme import Threshold
from scoring.rules.share import Share


class Condition(StrEnum):
    """The two conditions of a class."""

    COMPOSITE = "composite"
    DOMAIN = "domain"


class Reading(NamedTuple):  # many are made and none is kept: a tuple costs half of a dataclass
    """One share and its percentage; `domain` is the number of the domain, None for the composite."""

    domain: int | None
    share: Share
    percent: Decimal


def read_composite(share: Share) -> Reading:
    """Return the reading of the composite.

    Raises ValueError when its maximum is 0: there is nothing to read a class from.
    """
    percent = share.percent
    if percent is None:
        raise ValueError("no class without an applicable maximum")
    return Reading(None, share, percent)


def read_domains(shares: Mapping[int, Share]) -> list[Reading]:
    """Return the readings of the assessed domains, in domain order; a domain with maximum 0 has none."""
    return [
        Reading(domain, share, percent)
        for domain, share in sorted(shares.items())
        if (percent := share.percent) is not None
    ]


def missing(threshold: Threshold | None, readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings that miss `threshold`; None is no condition, and nothing misses it."""
    return [] if threshold is None else [read for read in readings if not threshold.met_by(read.percent)]
