"""Giving points, short enough for a test to read."""

from decimal import Decimal

from scoring.models import Adjustment, AdjustmentKind, Round
from scoring.services.adjustments import record_adjustment
from tests.people import People
from tests.work.acts import place_of

REASON = "Sáng kiến được công nhận"


def give(
    people: People,
    round_: Round,
    points: str = "1.5",
    kind: AdjustmentKind = AdjustmentKind.BONUS,
    unit: str = "xa-1",
    reason: str = REASON,
    actor: str = "office",
) -> Adjustment:
    return record_adjustment(
        actor=getattr(people, actor), place=place_of(round_, unit), kind=kind, points=Decimal(points), reason=reason
    )
