"""Where a criteria set, a scheme or a criterion is in use."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import ClassificationScheme, CriteriaSet, Criterion, Publication, Round, Score
from scoring.rules.marks import NaPolicy


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


def score_clashes(
    criterion: Criterion, *, is_leaf: bool | None, max_points: Decimal | None, na_policy: str | None
) -> dict[str, str]:
    """What entered scores forbid to change of a criterion: name of the field to the reason."""
    clashes = {}
    if not is_leaf and is_scored(criterion):
        clashes["is_leaf"] = _("Đã có đơn vị được chấm tiêu chí này nên phải giữ là chấm trực tiếp.")
    highest = highest_points(criterion)
    if max_points is not None and highest is not None and highest > max_points:
        message = _("Đã có đơn vị được %(points)s điểm; điểm tối đa không thể thấp hơn.")
        clashes["max_points"] = message % {"points": format_number(highest)}
    if na_policy == NaPolicy.REFUSED and is_excused(criterion):
        clashes["na_policy"] = _("Đã có đơn vị ghi “không áp dụng” ở tiêu chí này.")
    return clashes
