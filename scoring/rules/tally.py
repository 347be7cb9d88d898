"""From marks to points and maxima per domain: the one place that knows the "không áp dụng" policies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from scoring.rules.exact import EXACT, ZERO, total
from scoring.rules.marks import MISSING, Leaf, Mark, Method, NaPolicy


class Tally(NamedTuple):  # a round makes thousands of them: a tuple costs a third of a dataclass
    """What one unit has in one domain.

    `maximum` is the applicable maximum of all leaves, entered or not; `entered_maximum` that of the
    leaves with an entry (both in points, after "not applicable"); `missing` counts the leaves without
    one. Nothing missing means that both maxima are equal.
    """

    domain: int
    points: Decimal
    maximum: Decimal
    entered_maximum: Decimal
    missing: int


@dataclass(frozen=True, slots=True)
class RawTally:
    """Plain sums over the leaves of one domain that count for one unit: what a database aggregate can
    yield.

    `points` sums the entered points; `base_maximum` the maxima of all counted leaves; `entered_maximum`
    the maxima of the leaves with points; `na_excluded`, `na_full`, `na_zero` the maxima of the leaves
    marked not applicable, by policy (all in points). `leaves` counts the leaves, `entered` those with
    points or with an *allowed* "not applicable".
    """

    domain: int
    points: Decimal
    base_maximum: Decimal
    leaves: int
    entered: int
    entered_maximum: Decimal
    na_excluded: Decimal = ZERO
    na_full: Decimal = ZERO
    na_zero: Decimal = ZERO


def from_raw(raw: RawTally) -> Tally:
    """Apply the "not applicable" policies: exclude lowers the maximum, full earns it, zero leaves it
    unearned.
    """
    return Tally(
        domain=raw.domain,
        points=EXACT.add(raw.points, raw.na_full),
        maximum=EXACT.subtract(raw.base_maximum, raw.na_excluded),
        entered_maximum=EXACT.add(raw.entered_maximum, EXACT.add(raw.na_full, raw.na_zero)),
        missing=raw.leaves - raw.entered,
    )


def tally(leaves: Sequence[Leaf], marks: Mapping[str, Mark], *, survey_held: bool = True) -> tuple[Tally, ...]:
    """Return one tally per domain of `leaves`, in domain order; `marks` are by leaf code, others are
    ignored.

    Without a survey its leaves are left out, so that the appraisal counts as 100 %; a domain with survey
    leaves only then has maximum 0. A "not applicable" that the leaf refuses is no entry: the leaf stays
    missing.
    """
    return tuple(from_raw(raw) for raw in raw_tallies(leaves, marks, survey_held=survey_held))


def raw_tallies(leaves: Sequence[Leaf], marks: Mapping[str, Mark], *, survey_held: bool = True) -> list[RawTally]:
    """Return the plain sums behind `tally`, one per domain, in domain order."""
    entries: dict[int, list[tuple[Leaf, Mark]]] = {domain: [] for domain in sorted({leaf.domain for leaf in leaves})}
    for leaf in leaves:
        if survey_held or leaf.method is not Method.SURVEY:
            entries[leaf.domain].append((leaf, _allowed(leaf, marks.get(leaf.code, MISSING))))
    return [_raw(domain, rows) for domain, rows in entries.items()]


def _allowed(leaf: Leaf, mark: Mark) -> Mark:
    return MISSING if mark.not_applicable and leaf.na_policy is NaPolicy.REFUSED else mark


def _raw(domain: int, rows: list[tuple[Leaf, Mark]]) -> RawTally:
    scored = [(leaf, mark.points) for leaf, mark in rows if mark.points is not None]
    excused = [leaf for leaf, mark in rows if mark.not_applicable]
    return RawTally(
        domain=domain,
        points=total(points for _, points in scored),
        base_maximum=_maxima(leaf for leaf, _ in rows),
        leaves=len(rows),
        entered=len(scored) + len(excused),
        entered_maximum=_maxima(leaf for leaf, _ in scored),
        na_excluded=_maxima(leaf for leaf in excused if leaf.na_policy is NaPolicy.EXCLUDE),
        na_full=_maxima(leaf for leaf in excused if leaf.na_policy is NaPolicy.FULL),
        na_zero=_maxima(leaf for leaf in excused if leaf.na_policy is NaPolicy.ZERO),
    )


def _maxima(leaves: Iterable[Leaf]) -> Decimal:
    return total(leaf.max_points for leaf in leaves)
