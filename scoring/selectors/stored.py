"""Marks of a whole round as texts with their versions, cheaply: one row a cell, no model instances."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Cast

from scoring.marks import NA_TEXT, plain
from scoring.models import Layer, Round, Score

CHUNK = 20_000


Stored = tuple[str, int]  # a mark as in `scoring.marks.mark_text`, and the version of its row
StoredMarks = dict[int, dict[int, Stored]]


class _Texts(dict[str | None, str]):
    """Numbers as the database spells them ("1.500000", "1.5e-05") to mark texts; each spelling is worked out once."""

    def __missing__(self, spelled: str | None) -> str:
        text = spelled if spelled == NA_TEXT else plain(Decimal(spelled)) if spelled else ""
        self[spelled] = text
        return text


def stored_marks(round_: Round, layer: Layer) -> StoredMarks:
    """Marks by place (RoundUnit pk) and criterion (pk), of cells that have a row; one query."""
    texts = _Texts()
    found: StoredMarks = defaultdict(dict)
    for place, criterion, spelled, version in _rows(round_, layer):
        found[place][criterion] = texts[spelled], version
    return found


def _rows(round_: Round, layer: Layer) -> Iterator[tuple[int, int, str | None, int]]:
    mark = Case(
        When(not_applicable=True, then=Value(NA_TEXT)), default=Cast("points", TextField()), output_field=TextField()
    )
    scores = Score.objects.filter(round_unit__round=round_, layer=layer)
    rows = scores.values_list("round_unit_id", "criterion_id", mark, "version")
    return rows.iterator(chunk_size=CHUNK)
