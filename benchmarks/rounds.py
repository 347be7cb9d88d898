"""Rounds of any size for benchmarks: 60 criteria in seven domains, every cell entered."""

import random
from decimal import Decimal

from scoring.models import Criterion, Layer, Round, RoundUnit, Score
from tests.factories import make_round, make_set

LEAVES = {1: 10, 2: 8, 3: 10, 4: 8, 5: 8, 6: 8, 7: 8}


def full_round(units: int, year: int) -> Round:
    """A round of `units` units x 60 criteria with two-decimal points."""
    criteria_set = make_set(
        {number: [Decimal("1.75")] * leaves for number, leaves in LEAVES.items()}, code=f"bo-{year}"
    )
    round_ = make_round(units, year=year, criteria_set=criteria_set)
    leaves = list(Criterion.objects.filter(criteria_set=criteria_set))
    places = RoundUnit.objects.filter(round=round_).values_list("pk", flat=True)
    dice = random.Random(units)
    rows = (
        Score(round_unit_id=place, criterion=leaf, layer=Layer.FINAL, points=Decimal(dice.randint(80, 175)) / 100)
        for place in places
        for leaf in leaves
    )
    Score.objects.bulk_create(rows, batch_size=5_000)
    return round_
