"""A round whose scheme counts bonus and penalty points."""

from decimal import Decimal

import pytest

from scoring.models import Round
from tests.factories import make_round, make_scheme, record
from tests.people import People


@pytest.fixture
def round_(people: People) -> Round:
    """Hà Kỳ has 79 of 100 with no weak domain, Minh Đức 82."""
    scheme = make_scheme()
    scheme.bonus_cap, scheme.penalty_cap = Decimal(5), Decimal(3)
    scheme.save()
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record(round_, {"xa-1": {"1.1": "24", "1.2": "15", "2.1": "40"}, "xa-2": {"1.1": "24", "1.2": "16", "2.1": "42"}})
    return round_
