"""How much effort a point of each criterion takes, as the office judges it."""

from decimal import Decimal

from scoring.models import EffortWeight, Round


def effort_weights(round_: Round) -> dict[str, Decimal]:
    """Effort per point by criterion code; a criterion that is not named costs 1. One query."""
    rows = EffortWeight.objects.filter(criterion__criteria_set=round_.criteria_set_id).order_by("criterion__code")
    return dict(rows.values_list("criterion__code", "weight"))
