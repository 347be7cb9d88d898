"""Where a criteria set, a scheme or a criterion is in use."""

from decimal import Decimal

from scoring.models import ClassificationScheme, CriteriaSet, Criterion, Publication, Round, Score


def set_is_frozen(criteria_set: CriteriaSet) -> bool:
    """Whether a published round was scored by the set; then it stays as it is, and is cloned to change it."""
    return Publication.objects.filter(round__criteria_set=criteria_set).exists()


def scheme_is_frozen(scheme: ClassificationScheme) -> bool:
    """Whether a published round was classified by the scheme."""
    return Publication.objects.filter(round__scheme=scheme).exists()


def has_scores(round_: Round) -> bool:
    """Whether anything was entered in the round."""
    return Score.objects.filter(round_unit__round=round_).exists()


def highest_points(criterion: Criterion) -> Decimal | None:
    """The highest points any unit has for the criterion."""
    entered = Score.objects.filter(criterion=criterion, points__isnull=False)
    return entered.order_by("-points").values_list("points", flat=True).first()


def is_scored(criterion: Criterion) -> bool:
    """Whether any unit has points or "not applicable" for the criterion."""
    return Score.objects.filter(criterion=criterion).exclude(points=None, not_applicable=False).exists()


def is_excused(criterion: Criterion) -> bool:
    """Whether the criterion is marked not applicable for any unit."""
    return Score.objects.filter(criterion=criterion, not_applicable=True).exists()
