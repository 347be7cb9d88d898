"""The number of queries of a page does not grow with the units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.rounds import big_round

pytestmark = pytest.mark.django_db

PAGES = ["/{0}/", "/{0}/don-vi/u{0}-0001/", "/{0}/linh-vuc/1/", "/{0}/ket-qua.csv"]


def count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("published", [True, False], ids=["published", "open"])
@pytest.mark.parametrize("page", PAGES)
def test_queries(client, people, page, published):
    big_round(5, 2020, published=published)
    big_round(25, 2030, published=published)
    client.force_login(people.office)
    small, large = count(client, page.format(2020)), count(client, page.format(2030))
    # The later round of the two compares itself with the earlier one, if that is published.
    assert large <= small + (2 if not published else 0)
    assert large < 30


def test_a_kept_page_costs_three_queries(client, db):
    big_round(5, 2021, published=True)
    etag = client.get("/2021/")["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/2021/", headers={"If-None-Match": etag}).status_code == 304
    assert len(queries) == 3  # the round, its publication, the rounds to go to
