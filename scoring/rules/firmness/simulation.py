"""The runs: every unit of a round classified and ranked again and again."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from scoring.rules.exact import ZERO
from scoring.rules.firmness.cascade import Cascade
from scoring.rules.firmness.firmness import Firmness, summed_up
from scoring.rules.firmness.noise import Noise, weight_factors
from scoring.rules.firmness.subject import Subject, drifted, subject
from scoring.rules.marks import MISSING, Leaf, Mark, Method
from scoring.rules.outcome import outcome
from scoring.rules.scheme import Scheme
from scoring.rules.tally import tally

Key = TypeVar("Key", bound=Hashable)

# Two different composites of a run are farther apart than 2^-160: their denominators are millionths of under 10^8
# points times factors of under 20,000 (below 2^64 each), and once the hundred millionths of adjustments (2^27).
PRECISION = 160
ADJUSTMENT_UNITS = 10**8  # millionths of a percentage point in a whole

# A unit in every run, the undisturbed one first: a number that orders composites exactly, and the place of its class.
Runs = tuple[Sequence[int], Sequence[int]]


def firmness(
    marks: Mapping[Key, Mapping[str, Mark]],
    leaves: Sequence[Leaf],
    scheme: Scheme,
    *,
    seed: str,
    blocks: Mapping[Key, Hashable] | None = None,
    survey_held: bool = True,
    adjustments: Mapping[Key, Decimal] | None = None,
    noise: Noise | None = None,
    runs: int = 500,
) -> dict[Key, Firmness]:
    """Return how firm rank and class of every unit are; `marks` are by unit and criterion code.

    `seed` is the hash of the result, so that anyone gets these very figures from it; a unit's own disturbances hang on
    it and on `str(key)`. `blocks` says who is ranked with whom, as in `outcome.outcomes`; `adjustments` are bonus less
    penalty in percentage points, after their caps, and stay as they are. Units without any percentage are left out. A
    domain is left out of a run only if every unit has another one left. Raises ValueError for no runs.
    """
    if runs < 1:
        raise ValueError("a simulation takes at least one run")
    noise, rules = noise or Noise(), _Rules(leaves, scheme, survey_held)
    subjects = {
        key: one
        for key, found in marks.items()
        if (one := _subject(found, rules, noise, (adjustments or {}).get(key, ZERO))).parts
    }
    every = _run_all(subjects, scheme, noise, seed, runs)
    ranks = _ranks({key: composites for key, (composites, _) in every.items()}, blocks or {})
    codes = [band.code for band in scheme.bands]
    return {key: summed_up(ranks[key], places, codes) for key, (_, places) in every.items()}


class _Rules(NamedTuple):
    leaves: Sequence[Leaf]
    scheme: Scheme
    survey_held: bool


def _subject(marks: Mapping[str, Mark], rules: _Rules, noise: Noise, adjustment: Decimal) -> Subject:
    tallies = tally(rules.leaves, marks, survey_held=rules.survey_held)
    counted = (leaf for leaf in rules.leaves if rules.survey_held or leaf.method is not Method.SURVEY)
    scores = [(leaf, points) for leaf in counted if (points := marks.get(leaf.code, MISSING).points) is not None]
    return subject(outcome(tallies, rules.scheme).domains, scores, noise.step, adjustment)


def _run_all(subjects: Mapping[Key, Subject], scheme: Scheme, noise: Noise, seed: str, runs: int) -> dict[Key, Runs]:
    cascade = Cascade.of(scheme)
    factors = weight_factors(noise, seed, _domains(subjects.values()), _removable(subjects.values()), runs)
    return {key: _run(one, cascade, factors, f"{seed}/unit/{key}", runs) for key, one in subjects.items()}


def _domains(subjects: Iterable[Subject]) -> list[int]:
    return sorted({part.domain for one in subjects for part in one.parts})


def _removable(subjects: Iterable[Subject]) -> list[int]:
    """Return the domains that can be left out without leaving a unit with nothing."""
    subjects = list(subjects)
    needed = {one.parts[0].domain for one in subjects if len(one.parts) == 1}
    return [domain for domain in _domains(subjects) if domain not in needed]


def _run(one: Subject, cascade: Cascade, factors: Mapping[int, Sequence[int]], seed: str, runs: int) -> Runs:
    nothing = [0] * (runs + 1)
    points, maxima, places = nothing, nothing, nothing
    for part in one.parts:
        weights, drift = factors[part.domain], drifted(part, cascade, seed, runs)
        points = [gained + weight * drawn for gained, weight, drawn in zip(points, weights, drift.points, strict=True)]
        maxima = [upto + weight * part.maximum for upto, weight in zip(maxima, weights, strict=True)]
        places = [  # no floor holds in a domain that is left out
            place if place >= floor or not weight else floor
            for place, weight, floor in zip(places, weights, drift.places, strict=True)
        ]
    shares = list(_adjusted(one.adjustment, points, maxima))
    return (
        [(gained << PRECISION) // upto for gained, upto in shares],
        [max(place, cascade.composite_place(*share)) for place, share in zip(places, shares, strict=True)],
    )


def _adjusted(adjustment: int, points: Sequence[int], maxima: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield points and maximum of every run with the adjustment in them; no composite is below 0."""
    if not adjustment:
        return zip(points, maxima, strict=True)
    return (
        (max(gained * ADJUSTMENT_UNITS + adjustment * upto, 0), upto * ADJUSTMENT_UNITS)
        for gained, upto in zip(points, maxima, strict=True)
    )


def _ranks(quotients: Mapping[Key, Sequence[int]], blocks: Mapping[Key, Hashable]) -> dict[Key, list[int]]:
    """Return the ranks of every unit in every run, within its block; ties share a rank as in `ranking.rank`."""
    members: defaultdict[Hashable, list[Key]] = defaultdict(list)
    for key in quotients:
        members[blocks.get(key)].append(key)
    found: dict[Key, list[int]] = {}
    for keys in members.values():
        ranked = [_ranked(run) for run in zip(*(quotients[key] for key in keys), strict=True)]
        found.update(zip(keys, map(list, zip(*ranked, strict=True)), strict=True))
    return found


def _ranked(quotients: Sequence[int]) -> list[int]:
    ordered = sorted(quotients)
    return [len(ordered) - bisect_right(ordered, one) + 1 for one in quotients]
