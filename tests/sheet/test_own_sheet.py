"""An official's way to the sheet of their unit."""

import pytest

from tests.factories import make_round, make_set
from tests.people import People

pytestmark = pytest.mark.django_db


def test_the_official_is_led_to_the_newest_sheet(client, people: People):
    for year in (2021, 2022):
        make_round([people.commune], year=year, authority=people.authority, criteria_set=make_set(code=f"b{year}"))
    client.force_login(people.official)
    assert client.get("/phieu-cua-don-vi/").url == "/2022/nhap-diem/xa-1/"
    assert "Phiếu của đơn vị" in client.get("/2022/nhap-diem/xa-1/").content.decode()


def test_others_have_none(client, people: People):
    make_round([people.commune], authority=people.authority)
    assert "dang-nhap" in client.get("/phieu-cua-don-vi/").url
    for person in (people.office, people.stranger, people.other_official):
        client.force_login(person)
        assert client.get("/phieu-cua-don-vi/").status_code == 404
