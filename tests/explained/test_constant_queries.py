"""Pages about several units ask as often for many units as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.rounds import big_round

pytestmark = pytest.mark.django_db

PAGES = ["/{0}/so-sanh/", "/{0}/so-sanh/?ma=u{0}-0001&ma=u{0}-0002", "/{0}/tieu-chi/1.1/", "/{0}/linh-vuc/1/"]


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
    # The later round of the two may compare itself with the earlier one.
    assert large <= small + 2
    assert large < 30


def test_five_units_cost_no_more_than_two(client, people):
    big_round(6, 2020, published=True)
    address = "/2020/so-sanh/?" + "&".join(f"ma=u2020-{n:04}" for n in range(1, 6))
    assert count(client, address) == count(client, "/2020/so-sanh/?ma=u2020-0001&ma=u2020-0002")
