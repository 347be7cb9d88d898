"""Whether a criteria set adds up: parts to their criterion, criteria to their domain, domains to the set's total."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.exact import total


@dataclass(frozen=True, slots=True)
class Part:
    """A node of a criteria set: `key` names it, `parent` the node it belongs to; `points` is its declared maximum."""

    key: str
    parent: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A node whose parts do not add up to what it declares, in points."""

    key: str
    declared: Decimal
    added: Decimal


def mismatches(parts: Iterable[Part], must_have_parts: Iterable[str]) -> list[Mismatch]:
    """Nodes that do not add up, in the order given. Nodes of `must_have_parts` without any part add up to 0."""
    parts = list(parts)
    points: dict[str, list[Decimal]] = {key: [] for key in must_have_parts}
    for part in parts:
        points.setdefault(part.parent, []).append(part.points)
    return [
        Mismatch(part.key, part.points, total(points[part.key]))
        for part in parts
        if part.key in points and total(points[part.key]) != part.points
    ]
