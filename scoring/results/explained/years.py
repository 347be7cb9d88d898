"""A unit against its own past: where it stood each year, and why it moved since the last one."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scoring.models import Publication, Round, UnitResult
from scoring.results import schema
from scoring.results.explained.inputs import adjustment_of, leaves_of, marks_of
from scoring.rules.change import Decomposition, Predecessor, Profile, decompose, profile
from scoring.selectors.lineage import scores_of


def in_force(results: Iterable[UnitResult]) -> list[UnitResult]:
    """Of every unit and round the version in force; `results` come with the latest version of a round first."""
    latest: dict[tuple[int, int], UnitResult] = {}
    for one in results:
        latest.setdefault((one.publication.round_id, one.unit_id), one)
    return list(latest.values())


def year_before(round_: Round, publication: Publication | None, results: Iterable[UnitResult]) -> list[UnitResult]:
    """The results that a unit of `round_` is compared with: of the last year before that has any, one for each unit.

    As they were in force when the round was published, so that what is said of a publication never changes. Where a
    unit has several rounds in that year, the one of the same authority counts.
    """
    earlier = [one for one in results if one.publication.round.year < round_.year and _known(one, publication)]
    last = max((one.publication.round.year for one in earlier), default=None)
    chosen: dict[int, UnitResult] = {}
    for one in in_force(one for one in earlier if one.publication.round.year == last):
        if one.unit_id not in chosen or one.publication.round.authority_id == round_.authority_id:
            chosen[one.unit_id] = one
    return list(chosen.values())


def _known(one: UnitResult, publication: Publication | None) -> bool:
    return publication is None or one.publication.published_at <= publication.published_at


def why_changed(
    overview: schema.Overview,
    unit: schema.UnitDocument,
    scores: Mapping[str, str],
    before: Sequence[UnitResult],
) -> Decomposition[str] | None:
    """The change of a unit's composite since the results `before`, split into its causes.

    None where there is nothing to compare with, marks are missing, or a penalty went below 0, where points and
    percentage part.
    """
    after = _profile(overview, unit, scores)
    if unit["missing"] or after is None or after.percent < 0:
        return None
    marks = scores_of(before)
    found = [one for row in before if (one := _predecessor(row, marks[row.pk])) and one.profile.percent >= 0]
    return decompose(found, after, unit["code"])


def _predecessor(row: UnitResult, scores: Mapping[str, str]) -> Predecessor[str] | None:
    found = _profile(row.publication.overview, row.summary, scores)
    return Predecessor(row.code, found, row.unit.population) if found else None


def _profile(overview: schema.Overview, unit: schema.UnitDocument, scores: Mapping[str, str]) -> Profile | None:
    extra: Decimal = adjustment_of(unit).net
    return profile(leaves_of(overview), marks_of(scores), extra=extra)
