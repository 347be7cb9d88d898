"""A round of two communes whose criterion 1.1 (30 points) is a ratio; the others are given directly."""

from typing import Any

import pytest

from scoring.models import Criterion, Round, RoundUnit
from tests.factories import make_round
from tests.people import People
from tests.work.acts import place_of

RATIO = {"measure": "ratio", "a": "Nhiệm vụ", "b": "Hoàn thành", "value": "", "fractional": False, "decimals": 6}


@pytest.fixture
def round_(people: People) -> Round:
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    Criterion.objects.filter(criteria_set=round_.criteria_set, code="1.1").update(
        rule_type="ratio", rule=RATIO, na_policy="exclude"
    )
    return round_


@pytest.fixture
def place(round_: Round) -> RoundUnit:
    return place_of(round_)


@pytest.fixture
def scores(place: RoundUnit) -> Any:
    """Reads `{layer: (points, facts, note)}` of criterion 1.1."""
    rows = place.scores.filter(criterion__code="1.1")
    return lambda: {
        row.layer: (row.points and f"{row.points.normalize():f}", row.facts, row.note) for row in rows.all()
    }
