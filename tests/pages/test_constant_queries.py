"""Published pages ask as often for the communes of a nation as for those of a district; tests/access has the others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scoring.models import Round
from scoring.results.explained import firmness
from scoring.services.publishing import publish
from scoring.views.kept_pages import PAGES
from tests.factories import make_round, make_set, make_unit, record_all
from tests.pages.rounds import big_round
from tests.pages.visited import OK, targets
from units.models import Kind

pytestmark = pytest.mark.django_db

DISTRICT, NATION = 23, 3_321
MOST = 20
SLOW = ".xlsx"  # a workbook of a nation takes longer than all pages; tests/access counts its queries


def published(code: str, units: int, year: int) -> Round:
    """A round of an authority that knows nothing of others: it is compared with no earlier one."""
    authority = make_unit(code, code, Kind.PROVINCE)
    communes = [make_unit(f"{code}-{number:04}", f"Xã {number:04}", parent=authority) for number in range(units)]
    round_ = make_round(communes, year=year, authority=authority, criteria_set=make_set(code=code))
    record_all(round_)
    publish(actor=None, round_=round_)
    return round_


def counts(client: Client, round_: Round) -> dict[str, int]:
    """Queries of the first look at every page and file of a published round that a visitor may see."""
    codes = [member.unit.code for member in round_.members.select_related("unit")[:5]]
    parts = {"slug": round_.slug, "code": codes[0], "number": 1, "criterion_code": "1.1"}
    several = "?" + "&".join(f"ma={code}" for code in codes)
    found = {}
    for target in quick([*targets(parts), f"/{round_.slug}/so-sanh/{several}"]):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(target)
        if answer.status_code == OK:
            found[target.replace(several, "?").replace(codes[0], "…").replace(round_.slug, "…")] = len(queries)
    return found


def quick(addresses: list[str]) -> list[str]:
    return [address for address in addresses if not address.endswith(SLOW)]


def test_as_often_for_a_nation_as_for_a_district(client, db, monkeypatch):
    monkeypatch.setattr(firmness, "RUNS", 1)
    monkeypatch.setattr(firmness, "AT_ONCE", NATION)
    small = counts(client, published("nho", DISTRICT, 2020))
    large = counts(client, published("lon", NATION, 2030))
    assert small == large
    assert len(small) > 12
    assert max(small.values()) <= MOST, small


def test_five_units_cost_no_more_than_two(client):
    big_round(6, 2020, published=True)

    def asked(units: int) -> int:
        address = "/2020/so-sanh/?" + "&".join(f"ma=u2020-{n:04}" for n in range(1, units + 1))
        PAGES.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert asked(5) == asked(2)


def test_a_kept_page_costs_one_query(client, db):
    big_round(5, 2021, published=True)
    etag = client.get("/2021/")["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/2021/", headers={"If-None-Match": etag}).status_code == 304
    assert len(queries) == 1  # what is public
