"""How far the appraisal is, by unit and domain: a fixed number of aggregates whatever the number of units."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from scoring.models import Explanation, Layer, Round, Score
from scoring.rules.marks import Method
from scoring.selectors.appraisal.stage import SOURCES
from scoring.selectors.appraisal.waiting import ENTERED, appraised, open_explanation
from scoring.selectors.evidence import lacking_evidence
from scoring.selectors.structure import Structure


class Part(NamedTuple):
    """A unit's (RoundUnit pk) criteria of one domain (pk)."""

    place: int
    domain: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of criteria. The first five add up to `total`; `lacking` (evidence required, none given) lies across.

    unscored: the unit has not scored it itself, and nobody appraised it
    waiting: chờ thẩm định · done: đã thẩm định · asked: chờ giải trình · answered: đã giải trình, chờ kết luận
    """

    total: int = 0
    waiting: int = 0
    done: int = 0
    asked: int = 0
    answered: int = 0
    lacking: int = 0

    @property
    def unscored(self) -> int:
        """Criteria about which nothing is known yet."""
        return self.total - self.waiting - self.done - self.asked - self.answered

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.total + other.total,
            self.waiting + other.waiting,
            self.done + other.done,
            self.asked + other.asked,
            self.answered + other.answered,
            self.lacking + other.lacking,
        )


NO_COUNTS = Counts()


def added(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return sum(counts, NO_COUNTS)


def appraisal_counts(round_: Round, structure: Structure, places: Iterable[int], layer: Layer) -> dict[Part, Counts]:
    """Counts of every unit and domain that has appraised criteria, in four queries."""
    totals = Counter(leaf.domain_id for leaf in structure.leaf_rows if leaf.method == Method.APPRAISAL)
    domains = {leaf.pk: leaf.domain_id for leaf in structure.leaf_rows if leaf.method == Method.APPRAISAL}
    waiting, done = _waiting(round_, layer), _done(round_, layer)
    asked, answered = _explanations(round_)
    lacking = Counter(
        Part(place, domains[criterion]) for place, criterion in lacking_evidence(round_) if criterion in domains
    )
    return {
        part: Counts(total, waiting[part], done[part], asked[part], answered[part], lacking[part])
        for place in places
        for domain, total in totals.items()
        for part in [Part(place, domain)]
    }


def _waiting(round_: Round, layer: Layer) -> Counter[Part]:
    rows = _appraisal(round_).filter(layer__in=SOURCES[layer]).exclude(appraised(layer)).exclude(open_explanation())
    return _by_part(rows.values_list("round_unit_id", "criterion__domain_id"), Count("criterion", distinct=True))


def _done(round_: Round, layer: Layer) -> Counter[Part]:
    rows = _appraisal(round_).filter(layer=layer).exclude(open_explanation())
    return _by_part(rows.values_list("round_unit_id", "criterion__domain_id"), Count("pk"))


def _appraisal(round_: Round) -> QuerySet[Score]:
    return Score.objects.filter(ENTERED, round_unit__round=round_, criterion__method=Method.APPRAISAL).filter(
        criterion__is_leaf=True
    )


def _explanations(round_: Round) -> tuple[Mapping[Part, int], Mapping[Part, int]]:
    """Open explanations: those the unit has yet to answer, and those it has answered."""
    rows = (
        Explanation.objects.filter(round_unit__round=round_, decided_at=None)
        .order_by()
        .values_list("round_unit_id", "criterion__domain_id")
        .annotate(
            asked=Count("pk", filter=Q(answered_at=None)), answered=Count("pk", filter=Q(answered_at__isnull=False))
        )
    )
    asked: Counter[Part] = Counter()
    answered: Counter[Part] = Counter()
    for place, domain, unanswered, explained in rows:
        asked[Part(place, domain)], answered[Part(place, domain)] = unanswered, explained
    return asked, answered


def _by_part(rows: Any, count: Count) -> Counter[Part]:
    found = rows.order_by().annotate(found=count)
    return Counter({Part(place, domain): number for place, domain, number in found})
