"""A published round of two communes."""

import pytest

from scoring.models import Round
from scoring.services.publishing import publish
from tests.factories import make_round, record
from tests.people import People


@pytest.fixture
def open_round(people: People) -> Round:
    """Hà Kỳ loses 6 points on 1.1, 5 on 1.2, 10 on 2.1."""
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record(round_, {"xa-1": {"1.1": "24", "1.2": "15", "2.1": "40"}, "xa-2": {"1.1": "30", "1.2": "20", "2.1": "50"}})
    return round_


@pytest.fixture
def round_(open_round: Round) -> Round:
    """The same, published."""
    publish(actor=None, round_=open_round)
    return open_round
