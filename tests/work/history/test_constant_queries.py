"""Histories cost the same number of queries whatever the number of units and events."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Round
from tests.factories import make_round, make_set, record, record_all

pytestmark = pytest.mark.django_db


def worked(units: int, year: int) -> Round:
    round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
    record_all(round_)
    for number in range(units):
        record(round_, {f"u{year}-{number + 1:04}": {"1.1": str(number % 20 + 1), "2.1": "5"}})
    return round_


@pytest.mark.parametrize("page", ["/{0}/lich-su/", "/{0}/lich-su/u{0}-0001/", "/{0}/lich-su/u{0}-0001/1.1/"])
def test_queries(client, people, page):
    worked(4, 2020)
    worked(40, 2030)
    client.force_login(people.office)
    counts = []
    for year in (2020, 2030):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.format(year)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 30
