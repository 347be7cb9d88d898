"""Marks of a whole round as texts with their versions, cheaply: one row a cell, no model instances."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Case, Count, FloatField, Max, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from scoring.marks import NA_TEXT, plain
from scoring.models import Layer, Round, Score

NA = -1.0  # points are never negative

Stored = tuple[str, int]  # a mark as in `scoring.marks.mark_text`, and the version of its row
StoredMarks = dict[int, dict[int, Stored]]


class _Texts(dict[float | None, str]):
    """Points as the database hands them out fastest, as mark texts; each distinct number is worked out once.

    The detour by a float is exact: points have at most ten digits, and a float gives back any fifteen.
    """

    def __missing__(self, points: float | None) -> str:
        text = "" if points is None else NA_TEXT if points == NA else plain(Decimal(repr(points)))
        self[points] = text
        return text


def stored_marks(round_: Round, layer: Layer) -> StoredMarks:
    """Marks by place (RoundUnit pk) and criterion (pk), of cells that have a row; one query."""
    texts = _Texts()
    found: StoredMarks = defaultdict(dict)
    for place, criterion, points, version in _fetched(_scores(round_, layer)):
        found[place][criterion] = texts[points], version
    return found


def stored_marks_at(places: Iterable[int], criteria: Iterable[int]) -> dict[Layer, StoredMarks]:
    """The same by layer, of some places (RoundUnit pk) and criteria (pk); one query."""
    texts = _Texts()
    found: dict[Layer, StoredMarks] = {layer: defaultdict(dict) for layer in Layer}
    layers = {layer.value: found[layer] for layer in Layer}
    scores = Score.objects.filter(round_unit__in=list(places), criterion__in=list(criteria))
    for place, criterion, points, version, layer in _fetched(scores, "layer"):
        layers[layer][place][criterion] = texts[points], version
    return found


def _fetched(scores: QuerySet[Score], *more: str) -> list[Any]:
    """As the driver gives them: the ORM would convert every value once more."""
    points = Case(When(not_applicable=True, then=Value(NA)), default=Cast("points", FloatField()))
    rows = scores.values_list("round_unit_id", "criterion_id", points, "version", *more)
    with connection.cursor() as cursor:
        cursor.execute(*rows.query.sql_with_params())
        return list(cursor.fetchall())


def state_of_marks(round_: Round, layer: Layer) -> tuple[int, int, int]:
    """Three numbers that are the same only while no mark was written: rows, their last key, sum of their versions.

    Keys and versions only grow. So the same last key means that no row came, then the same number that none went,
    and then the same sum that no version rose.
    """
    found = _scores(round_, layer).aggregate(rows=Count("pk"), last=Max("pk"), versions=Sum("version"))
    return found["rows"], found["last"] or 0, found["versions"] or 0


def _scores(round_: Round, layer: Layer) -> QuerySet[Score]:
    return Score.objects.filter(round_unit__round=round_, layer=layer)
