"""Evidence as it stands: documents of a cell, how many each cell has, and where one is required and missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from scoring.models import Criterion, Evidence, Layer, Round, RoundUnit, Score


class CellKey(NamedTuple):
    """A cell: place (RoundUnit pk) and criterion (pk)."""

    place: int
    criterion: int


def evidence_counts(round_: Round, place: RoundUnit | None = None) -> dict[CellKey, int]:
    """How many live documents each cell of the round (or of one place) has; cells without are left out. One query."""
    rows = _of(round_, place).order_by().values_list("round_unit_id", "criterion_id").annotate(documents=Count("pk"))
    return {CellKey(at, criterion): documents for at, criterion, documents in rows}


def lacking_evidence(round_: Round, place: RoundUnit | None = None) -> list[CellKey]:
    """Cells whose criterion requires evidence and whose self score is above 0, with neither a document nor a note.

    A unit claims nothing with 0 or "không áp dụng", so nothing has to be shown for it. One query; places, then criteria
    in their order.
    """
    cells = _lacking(round_, place).order_by(
        "round_unit__unit__sort_name", "criterion__domain__number", "criterion__position", "criterion__code"
    )
    return [CellKey(at, criterion) for at, criterion in cells.values_list("round_unit_id", "criterion_id")]


def lacking_by_domain(round_: Round, place: RoundUnit | None = None) -> dict[tuple[int, int], int]:
    """How many such cells each place (pk) has in each domain (pk), in one query; places without are left out."""
    rows = _lacking(round_, place).order_by().values_list("round_unit_id", "criterion__domain_id")
    return {(at, domain): cells for at, domain, cells in rows.annotate(cells=Count("pk"))}


@dataclass(frozen=True)
class CellEvidence:
    """Documents of one cell: those that stand, and those withdrawn or replaced, the latest first."""

    live: Sequence[Evidence]
    past: Sequence[Evidence]


def cell_evidence(place: RoundUnit, criterion: Criterion) -> CellEvidence:
    """Everything ever given for a cell, in one query."""
    rows = list(
        Evidence.objects.filter(round_unit=place, criterion=criterion)
        .select_related("file", "added_by", "withdrawn_by", "replaced_by")
        .order_by("pk")
    )
    past = [row for row in rows if not row.is_live]
    return CellEvidence([row for row in rows if row.is_live], past[::-1])


def _of(round_: Round, place: RoundUnit | None) -> QuerySet[Evidence]:
    live = Evidence.objects.filter(round_unit__round=round_, withdrawn_at__isnull=True)
    return live if place is None else live.filter(round_unit=place)


def _lacking(round_: Round, place: RoundUnit | None) -> QuerySet[Score]:
    live = Evidence.objects.filter(
        round_unit=OuterRef("round_unit"), criterion=OuterRef("criterion"), withdrawn_at__isnull=True
    )
    claimed = Score.objects.filter(
        round_unit__round=round_, layer=Layer.SELF, points__gt=0, note="", criterion__requires_evidence=True
    )
    if place is not None:
        claimed = claimed.filter(round_unit=place)
    return claimed.exclude(Exists(live))
