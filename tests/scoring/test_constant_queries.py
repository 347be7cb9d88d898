"""The number of queries does not grow with the units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.results.source import live_results, results_of
from scoring.selectors.outcomes import round_outcomes
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record_all

pytestmark = pytest.mark.django_db


def count(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def rounds():
    for year, units in ((2021, 3), (2022, 30)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
        record_all(round_)
        yield round_


@pytest.mark.parametrize("act", [round_outcomes, live_results], ids=["outcomes", "document"])
def test_computing(act):
    small, large = rounds()
    assert count(lambda: act(small)) == count(lambda: act(large))


def test_reading_a_publication():
    small, large = (publish(actor=None, round_=round_) for round_ in rounds())
    assert count(lambda: results_of(small)) == count(lambda: results_of(large)) == 1
