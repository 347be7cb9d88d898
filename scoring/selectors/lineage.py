"""A unit through the years: its own results and those of the units that it was merged from."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from scoring.models import Round, UnitResult
from units.models import Unit


def predecessors(code: str) -> list[int]:
    """Keys of the units that the unit `code` stems from, and of those before them; one query for each merger deep."""
    found: list[int] = []
    next_ones = _merged_into(Unit.objects.filter(code=code))
    while next_ones:
        found += next_ones
        next_ones = [pk for pk in _merged_into(Unit.objects.filter(pk__in=next_ones)) if pk not in found]
    return found


def _merged_into(units: QuerySet[Unit]) -> list[int]:
    return list(Unit.objects.filter(successor__in=units).values_list("pk", flat=True))


def results_through_the_years(code: str, rounds: Iterable[Round]) -> Sequence[UnitResult]:
    """Frozen results, in every version and without scores, of a unit and its predecessors in `rounds`.

    The latest year first, in it the latest version first. Each brings its unit, publication and round.
    """
    lineage = Q(unit__code=code) | Q(unit__in=predecessors(code))
    rows = UnitResult.objects.filter(lineage, publication__round__in=[round_.pk for round_ in rounds])
    rows = rows.select_related("publication__round", "unit").defer("scores", "publication__document")
    return list(rows.order_by("-publication__round__year", "publication__round__slug", "-publication__version", "pk"))


def scores_of(results: Iterable[UnitResult]) -> dict[int, dict[str, str]]:
    """Marks as text by criterion code, by key of the frozen result."""
    rows = UnitResult.objects.filter(pk__in=[one.pk for one in results])
    return dict(rows.values_list("pk", "scores"))
