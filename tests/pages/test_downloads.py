"""Results as files."""

import csv
import hashlib
import io
import json

import pytest

from scoring.models import Publication
from scoring.results.csv_table import safe
from scoring.services.publishing import publish
from tests.factories import make_round, record, record_all
from tests.pages.rounds import open_round_of, published_round
from units.models import Unit

pytestmark = pytest.mark.django_db


def table(client, address="/2021/ket-qua.csv"):
    content = client.get(address).content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_document_comes_byte_for_byte_as_it_was_hashed(client, people):
    published_round(people)
    publication = Publication.objects.get()
    response = client.get("/2021/ket-qua.json")
    assert response.content == publication.document.encode()
    assert hashlib.sha256(response.content).hexdigest() == publication.sha256
    assert response["X-Content-SHA256"] == publication.sha256
    assert response["ETag"] == f'"{publication.sha256}"'
    assert response["Repr-Digest"].startswith("sha-256=:")
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content)["round"]["slug"] == "2021"
    assert 'filename="ket-qua-2021-v1.json"' in response["Content-Disposition"]


def test_who_has_the_document_is_told_so(client, people):
    published_round(people)
    response = client.get("/2021/ket-qua.json", headers={"If-None-Match": f'"{Publication.objects.get().sha256}"'})
    assert response.status_code == 304
    assert response.content == b""


def test_one_row_for_each_unit_with_decimal_commas(client, people):
    published_round(people)
    head, *rows = table(client)
    assert head[:6] == ["Mã đơn vị", "Đơn vị", "Khối xếp hạng", "Xếp hạng", "Số đơn vị xếp hạng", "1. Lĩnh vực 1 (%)"]
    assert rows[1][:5] == ["minh-duc", "Xã Minh Đức", "", "1", "3"]
    assert rows[1][5:11] == ["98", "68", "83", "100", "83", "Hoàn thành nhiệm vụ"]
    assert rows[1][11].startswith("Chưa đạt “Hoàn thành tốt nhiệm vụ”")
    assert {row[-1] for row in rows} == {"Đã công bố, phiên bản 1"}


def test_figures_are_not_rounded(client, people):
    round_ = make_round(1)
    record_all(round_)
    record(round_, {"u2021-0001": {"1.1": "23.996"}})
    publish(actor=None, round_=round_)
    assert table(client)[1][5:10] == ["79,992", "80", "79,996", "100", "79,996"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text):
    assert safe(text) == f"'{text}"


def test_names_in_the_table_are_harmless(client, people):
    round_ = open_round_of(people)
    Unit.objects.filter(code="ha-ky").update(code="-ha-ky")
    publish(actor=None, round_=round_)
    assert table(client)[1][0] == "'-ha-ky"


def test_an_open_round_s_table_is_marked_provisional(client, people):
    round_ = open_round_of(people)
    record(round_, {"ha-ky": dict.fromkeys(("1.1", "1.2", "2.1"), "")})
    client.force_login(people.office)
    rows = {row[0]: row for row in table(client)}
    assert rows["minh-duc"][-1] == "Tạm tính, chưa công bố"
    assert rows["ha-ky"][-1] == "Tạm tính, thiếu 3 tiêu chí"
    assert rows["ha-ky"][3] == rows["ha-ky"][5] == rows["ha-ky"][9] == rows["ha-ky"][10] == ""
    assert 'filename="ket-qua-2021-tam-tinh.csv"' in client.get("/2021/ket-qua.csv")["Content-Disposition"]
