"""How far the work of a round is, unit by unit and domain by domain, in a number of queries that does not grow."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q

from scoring.models import Domain, Explanation, Layer, Round, RoundUnit, Score, Submission
from scoring.rules.marks import Method
from scoring.rules.progress import Counts, Progress, progress_of
from scoring.selectors.evidence import lacking_by_domain
from scoring.selectors.structure import Structure, round_structure


class Part(NamedTuple):
    """One domain (pk) of one unit's sheet (RoundUnit pk): the smallest piece that is counted and shared out."""

    place: int
    domain: int


@dataclass(frozen=True)
class PlaceProgress:
    """One unit: counts of each domain (by pk), and its latest submission, live or returned."""

    place: RoundUnit
    domains: Mapping[int, Counts]
    submission: Submission | None

    @cached_property
    def total(self) -> Counts:
        """All domains together."""
        return sum(self.domains.values(), Counts())

    @property
    def is_handed_in(self) -> bool:
        """Whether the sheet lies with the office."""
        return self.submission is not None and self.submission.returned_at is None

    @property
    def is_returned(self) -> bool:
        """Whether the sheet was sent back and not handed in again."""
        return self.submission is not None and self.submission.returned_at is not None

    @property
    def is_unchecked(self) -> bool:
        """Whether the sheet lies with the office and nobody has checked it."""
        return self.is_handed_in and self.submission is not None and self.submission.checked_at is None

    @cached_property
    def state(self) -> Progress:
        """One of the seven states."""
        return progress_of(self.total, handed_in=self.is_handed_in, returned=self.is_returned)


@dataclass(frozen=True)
class RoundProgress:
    """All units asked for, in the order of their names, and the domains in theirs."""

    domains: tuple[Domain, ...]
    places: tuple[PlaceProgress, ...]

    @cached_property
    def total(self) -> Counts:
        """All units together."""
        return sum((each.total for each in self.places), Counts())

    def of_domain(self, domain: int) -> Counts:
        """One domain (pk) of all units together."""
        return sum((each.domains[domain] for each in self.places), Counts())

    def parts(self) -> Iterator[tuple[Part, Counts]]:
        """Every domain of every unit."""
        for each in self.places:
            for domain, counts in each.domains.items():
                yield Part(each.place.pk, domain), counts


def progress_of_round(round_: Round, *, units: Collection[int] | None = None) -> RoundProgress:
    """Progress of a round, of some units (pk) only where `units` is given; in seven queries."""
    structure = round_structure(round_)
    places = _places(round_, units)
    scope = Q(round_unit__round=round_) if units is None else Q(round_unit__in=places)
    counts = _counts(round_, structure, places, scope)
    submissions = {row.round_unit_id: row for row in Submission.objects.filter(scope).order_by("pk")}
    return RoundProgress(
        structure.domains,
        tuple(
            PlaceProgress(
                place,
                {domain.pk: Counts(**counts[Part(place.pk, domain.pk)]) for domain in structure.domains},
                submissions.get(place.pk),
            )
            for place in places
        ),
    )


def _counts(round_: Round, structure: Structure, places: Sequence[RoundUnit], scope: Q) -> dict[Part, dict[str, int]]:
    """Counts of each part of the places, by the names of their fields; `scope` finds rows of these places."""
    maxima = _maxima(structure)
    tally = {Part(place.pk, domain): dict(named) for place in places for domain, named in maxima.items()}
    lacking = _lacking(round_, places[0] if len(places) == 1 else None)
    for part, name, count in (*_marks(structure, scope), *_explanations(scope), *lacking):
        if part in tally:
            tally[part][name] = tally[part].get(name, 0) + count
    return tally


def _maxima(structure: Structure) -> dict[int, dict[str, int]]:
    """How many criteria each domain (pk) has, by method."""
    found: dict[int, dict[str, int]] = {domain.pk: {"appraisal": 0, "survey": 0} for domain in structure.domains}
    for criterion in structure.leaf_rows:
        found[criterion.domain_id][criterion.method] += 1
    return found


MARKS = {
    (Layer.SELF, Method.APPRAISAL): "self_marks",
    (Layer.FIRST, Method.APPRAISAL): "first_marks",
    (Layer.FINAL, Method.APPRAISAL): "final_marks",
    (Layer.FINAL, Method.SURVEY): "survey_marks",
}

Counted = Iterable[tuple[Part, str, int]]


def _marks(structure: Structure, scope: Q) -> Counted:
    """Marks entered, zero and "không áp dụng" among them."""
    entered = Q(points__isnull=False) | Q(not_applicable=True)
    scores = Score.objects.filter(entered, scope, criterion__in=[c.pk for c in structure.leaf_rows])
    rows = scores.order_by().values_list("round_unit_id", "criterion__domain_id", "layer", "criterion__method")
    for place, domain, layer, method, count in rows.annotate(count=Count("pk")):
        name = MARKS.get((Layer(layer), Method(method)))
        if name:
            yield Part(place, domain), name, count


def _explanations(scope: Q) -> Counted:
    """Explanations nobody has decided upon."""
    open_rows = Explanation.objects.filter(scope, decided_at=None).order_by()
    rows = open_rows.values_list("round_unit_id", "criterion__domain_id")
    waits = Count("pk", filter=Q(answered_at=None))
    for place, domain, waiting, open_ in rows.annotate(waiting=waits, open_=Count("pk")):
        yield Part(place, domain), "waiting", waiting
        yield Part(place, domain), "answered", open_ - waiting


def _lacking(round_: Round, place: RoundUnit | None) -> Counted:
    for (at, domain), count in lacking_by_domain(round_, place).items():
        yield Part(at, domain), "lacking_evidence", count


def _places(round_: Round, units: Collection[int] | None) -> list[RoundUnit]:
    places = RoundUnit.objects.filter(round=round_).select_related("unit").order_by("unit__sort_name", "unit__code")
    return list(places if units is None else places.filter(unit__in=units))
