"""What can be tried on a round: other classification schemes, and criteria sets that share criteria with it."""

from collections.abc import Collection

from scoring.models import ClassificationScheme, CriteriaSet, Criterion


def schemes_to_try(code: str) -> dict[str, ClassificationScheme]:
    """All schemes but the one with this code, by code; one query."""
    return {scheme.code: scheme for scheme in ClassificationScheme.objects.exclude(code=code).order_by("code")}


def sets_to_try(code: str, criteria: Collection[str]) -> dict[str, CriteriaSet]:
    """The sets, but the one with this code, that score at least one of `criteria` (codes), by code; one query."""
    sharing = Criterion.objects.filter(code__in=criteria, is_leaf=True).values("criteria_set")
    sets = CriteriaSet.objects.filter(pk__in=sharing).exclude(code=code)
    return {criteria_set.code: criteria_set for criteria_set in sets.order_by("code")}
