"""Workbooks that go out: for whom, under what name, and that they open."""

import io

import pytest
from openpyxl import load_workbook

from scoring.models import Visibility
from scoring.services.publishing import publish
from tests.pages.rounds import published_round
from tests.pages.test_access import OWN, readers

pytestmark = pytest.mark.django_db


def opened(response):
    assert response.status_code == 200
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    return load_workbook(io.BytesIO(response.content))


def test_the_whole_round_goes_out_with_its_fingerprint(client, people, round_):
    client.force_login(people.office)
    response = client.get("/2021/bang-tinh/tai-ve/bang-diem.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="bang-diem-2021.xlsx"'
    assert "_cchc" in opened(response).sheetnames


def test_domain_totals_and_one_unit_go_out(client, people, round_):
    client.force_login(people.appraiser)
    opened(client.get("/2021/bang-tinh/tai-ve/linh-vuc.xlsx"))
    response = client.get("/2021/bang-tinh/tai-ve/don-vi.xlsx", {"ma": "ha-ky"})
    assert 'filename="phieu-diem-2021-ha-ky.xlsx"' in response["Content-Disposition"]
    opened(response)


@pytest.mark.parametrize("address", ["khac.xlsx", "don-vi.xlsx", "don-vi.xlsx?ma=khong-co"])
def test_what_does_not_go_out(client, people, round_, address):
    client.force_login(people.office)
    assert client.get(f"/2021/bang-tinh/tai-ve/{address}").status_code == 404


def test_head(client, people, round_):
    client.force_login(people.office)
    for address in ("/2021/bang-tinh/", "/2021/bang-tinh/tai-ve/bang-diem.xlsx", "/2021/ket-qua.xlsx"):
        response = client.head(address)
        assert (response.status_code, response.content) == (200, b"")


def test_results_of_an_open_round_are_for_the_authority_s_people(client, people, round_):
    assert readers(client, people, "/2021/ket-qua.xlsx") == OWN


@pytest.mark.parametrize("visibility", list(Visibility))
def test_published_results_are_for_those_who_get_the_document(client, people, visibility):
    published_round(people, visibility=visibility)
    assert readers(client, people, "/2021/ket-qua.xlsx") == readers(client, people, "/2021/ket-qua.json")


def test_results_are_named_by_version_and_kept(client, people, round_):
    publish(actor=None, round_=round_)
    response = client.get("/2021/ket-qua.xlsx")
    assert 'filename="ket-qua-2021-v1.xlsx"' in response["Content-Disposition"]
    opened(response)
    kept = client.get("/2021/ket-qua.xlsx", headers={"If-None-Match": response["ETag"]})
    assert (kept.status_code, kept.content) == (304, b"")


def test_sheets_of_units_are_for_the_authority_s_people(client, people, round_):
    publish(actor=None, round_=round_)
    plain = opened(client.get("/2021/ket-qua.xlsx")).sheetnames
    assert opened(client.get("/2021/ket-qua.xlsx?don-vi=1")).sheetnames == plain
    client.force_login(people.appraiser)
    assert len(opened(client.get("/2021/ket-qua.xlsx?don-vi=1")).sheetnames) == len(plain) + 3


def test_pages_lead_to_the_workbooks(client, people, round_):
    publish(actor=None, round_=round_)
    assert 'href="/2021/ket-qua.xlsx"' in client.get("/2021/").content.decode()
    assert "bang-tinh" not in client.get("/2021/").content.decode()
    client.force_login(people.office)
    assert 'href="/2021/bang-tinh/"' in client.get("/2021/").content.decode()
    sheet = client.get("/2021/nhap-diem/ha-ky/").content.decode()
    assert 'href="/2021/bang-tinh/tai-ve/don-vi.xlsx?ma=ha-ky"' in sheet
