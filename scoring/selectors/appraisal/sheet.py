"""One unit's criteria as the appraiser looks at them: marks of all layers, documents, explanations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.marks import mark_of
from scoring.models import Criterion, Explanation, Layer, RoundUnit, Score
from scoring.rules.marks import MISSING, Mark, Method
from scoring.selectors.assignments import Shares
from scoring.selectors.evidence import CellKey, evidence_counts, lacking_evidence
from scoring.selectors.structure import Structure


@dataclass(frozen=True, slots=True)
class AppraisedRow:
    """A criterion of a unit: marks by layer, live documents, whether a required one is missing, open explanation."""

    criterion: Criterion
    marks: Mapping[Layer, Mark]
    documents: int
    is_lacking: bool
    explanation: Explanation | None

    def mark(self, layer: Layer) -> Mark:
        """The mark of a layer."""
        return self.marks.get(layer, MISSING)

    def state(self, layer: Layer) -> str:
        """Which count of `counts.Counts` the criterion is in."""
        if self.explanation:
            return "asked" if self.explanation.is_waiting else "answered"
        if self.mark(layer).entered:
            return "done"
        earlier = self.mark(Layer.SELF).entered or (layer == Layer.FINAL and self.mark(Layer.FIRST).entered)
        return "waiting" if earlier else "unscored"


def appraised_rows(place: RoundUnit, structure: Structure, scope: Shares) -> Sequence[AppraisedRow]:
    """The appraised criteria of a unit that are in a scope, in order; four queries."""
    marks = _marks(place)
    documents, lacking = evidence_counts(place.round, place), set(lacking_evidence(place.round, place))
    asked = {row.criterion_id: row for row in Explanation.objects.filter(round_unit=place, decided_at=None)}
    return [
        AppraisedRow(
            criterion=criterion,
            marks=marks.get(criterion.pk, {}),
            documents=documents.get(CellKey(place.pk, criterion.pk), 0),
            is_lacking=CellKey(place.pk, criterion.pk) in lacking,
            explanation=asked.get(criterion.pk),
        )
        for criterion in structure.leaf_rows
        if criterion.method == Method.APPRAISAL and scope.holds(place.pk, criterion.domain_id)
    ]


def _marks(place: RoundUnit) -> dict[int, dict[Layer, Mark]]:
    found: dict[int, dict[Layer, Mark]] = {}
    rows = Score.objects.filter(round_unit=place)
    for criterion, layer, points, na in rows.values_list("criterion_id", "layer", "points", "not_applicable"):
        found.setdefault(criterion, {})[Layer(layer)] = mark_of(points, not_applicable=na)
    return found
