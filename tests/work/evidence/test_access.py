"""Who may add, replace, withdraw and open the documents of a cell."""

import pytest

from scoring.models import Evidence
from scoring.services.evidence import add_evidence
from tests.people import make_person
from tests.work.appraising import share
from tests.work.evidence.kit import image, upload
from units.models import Role

pytestmark = pytest.mark.django_db

PEOPLE = ("office", "appraiser", "leader", "administrator", "official", "other_official", "stranger", "disabled")
CELL = "/2021/nhap-diem/xa-1/tieu-chi/1.1/"


@pytest.fixture
def row(people, place, criterion):
    return add_evidence(actor=people.official, place=place, criterion=criterion, uploads=[upload()])[0]


def statuses(client, people, address, method="get", **data):
    answers = {}
    for name in PEOPLE:
        client.force_login(getattr(people, name))
        answers[name] = getattr(client, method)(address, data).status_code
    return answers


def those_with(answers, status):
    return {name for name, given in answers.items() if given == status}


def test_the_page_of_a_cell(client, people, row):
    answers = statuses(client, people, CELL)
    assert those_with(answers, 200) == {"office", "appraiser", "leader", "administrator", "official"}
    assert those_with(answers, 404) == {"other_official", "stranger"}
    assert answers["disabled"] == 302


def test_who_opens_a_file(client, people, row, round_):
    address = f"{CELL}minh-chung/{row.pk}/"
    assert those_with(statuses(client, people, address), 200) == {"office", "leader", "administrator", "official"}
    assert those_with(statuses(client, people, address), 404) == {"appraiser", "other_official", "stranger"}
    share(round_, people.appraiser, number=2)
    assert statuses(client, people, address)["appraiser"] == 404
    share(round_, people.appraiser, "xa-1", 1)
    assert statuses(client, people, address)["appraiser"] == 200


def test_a_share_ends_with_the_role(client, people, row, round_):
    share(round_, people.appraiser)
    people.appraiser.memberships.all().delete()
    assert statuses(client, people, f"{CELL}minh-chung/{row.pk}/")["appraiser"] == 404


def test_an_appraiser_of_another_authority(client, people, row):
    stranger = make_person("o-xa", people.other_commune, Role.APPRAISER)
    client.force_login(stranger)
    assert client.get(f"{CELL}minh-chung/{row.pk}/").status_code == 404


@pytest.mark.parametrize("act", ["", "{}/thay/", "{}/rut/"])
def test_who_changes_documents(client, people, row, act):
    address = f"{CELL}minh-chung/{act.format(row.pk)}"
    answers = statuses(client, people, address, "post", **{"number": "1", f"thay-{row.pk}-number": "1"})
    assert those_with(answers, 403) == {"office", "appraiser", "leader", "administrator"}
    assert those_with(answers, 404) == {"other_official", "stranger"}
    assert those_with(answers, 302) == {"official", "disabled"}


def test_methods(client, people, row):
    client.force_login(people.official)
    file = f"{CELL}minh-chung/{row.pk}/"
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(client, method)(file).status_code == 405
    assert client.get(f"{file}rut/").status_code == 405
    for address in (f"{CELL}minh-chung/", f"{file}thay/", f"{file}rut/"):
        assert client.delete(address).status_code == 405


def test_after_a_refused_upload_the_address_leads_back(client, people, row):
    client.force_login(people.official)
    address = f"{CELL}minh-chung/"
    page = client.post(address, {}).content.decode()
    assert f'action="{CELL}" class="cell-form"' in page  # the score beside it is saved as ever
    assert client.get(address)["Location"] == f"{CELL}#tai-lieu"
    assert client.head(address).status_code == 302
    assert client.get("/2021/nhap-diem/xa-1/tieu-chi/9.9/minh-chung/").status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, people, row):
    for address in (CELL, f"{CELL}minh-chung/{row.pk}/"):
        response = client.get(address)
        assert response.status_code == 302
        assert "dang-nhap" in response["Location"]


@pytest.mark.parametrize(
    "address",
    [
        "/2021/nhap-diem/xa-2/tieu-chi/1.1/minh-chung/{}/",
        "/2021/nhap-diem/xa-1/tieu-chi/1.2/minh-chung/{}/",
        "/2020/nhap-diem/xa-1/tieu-chi/1.1/minh-chung/{}/",
    ],
)
def test_a_file_belongs_to_its_cell(client, people, row, address):
    client.force_login(people.office)
    assert client.get(address.format(row.pk)).status_code == 404
    client.force_login(people.official)
    assert client.post(f"{address.format(row.pk)}rut/").status_code == 404
    assert Evidence.objects.get(pk=row.pk).is_live


def test_a_citation_has_no_file(client, people, place, criterion):
    client.force_login(people.official)
    client.post(f"{CELL}minh-chung/", {"number": "15/KH-UBND"})
    row = Evidence.objects.get()
    assert client.get(f"{CELL}minh-chung/{row.pk}/").status_code == 404


def test_an_appraiser_without_the_share_sees_the_name_only(client, people, row):
    client.force_login(people.appraiser)
    page = client.get(CELL).content.decode()
    assert "ke-hoach.pdf" in page
    assert f"minh-chung/{row.pk}/" not in page
    assert "<iframe" not in page


def test_an_upload_through_the_page(client, people, place):
    client.force_login(people.official)
    data = {"uploads": [upload(), upload(image("JPEG"), "ảnh.jpeg")], "number": "15/KH-UBND", "issued_on": "05/1/2021"}
    assert client.post(f"{CELL}minh-chung/", data).status_code == 302
    rows = Evidence.objects.order_by("pk")
    assert [(row.file.name, row.number, f"{row.issued_on}") for row in rows] == [
        ("ke-hoach.pdf", "15/KH-UBND", "2021-01-05"),
        ("ảnh.jpg", "15/KH-UBND", "2021-01-05"),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Hãy chọn tệp, hoặc ghi số"),
        ({"issued_on": "31/02/2021", "number": "1"}, "Ngày không đúng"),
        ({"issued_on": "05/01/2199", "number": "1"}, "Ngày văn bản không được sau"),
        ({"link": "javascript:alert(1)"}, "địa chỉ web"),
        ({"uploads": upload(b"<script>", "a.pdf")}, "không thuộc loại được nhận"),
        ({"uploads": upload(b"", "a.pdf")}, "rỗng"),
    ],
)
def test_what_is_wrong_is_told_and_kept(client, people, place, data, told):
    client.force_login(people.official)
    response = client.post(f"{CELL}minh-chung/", {"title": "Tờ trình", **data} if data else {})
    assert response.status_code == 200
    page = response.content.decode()
    assert told in page
    assert not data or "Tờ trình" in page
    assert not Evidence.objects.exists()


def test_a_replacement_through_the_page(client, people, row):
    client.force_login(people.official)
    address = f"{CELL}minh-chung/{row.pk}/thay/"
    name = f"thay-{row.pk}"
    wrong = client.post(address, {f"{name}-uploads": upload(b"<html>", "x.pdf"), f"{name}-number": "16/KH"})
    assert "không thuộc loại" in wrong.content.decode()
    assert 'value="16/KH"' in wrong.content.decode()
    assert client.post(address, {f"{name}-uploads": upload(image(), "x.png")}).status_code == 302
    page = client.get(CELL).content.decode()
    assert "x.png" in page
    assert "Đã thay, đã rút (1)" in page
    assert client.get(f"{CELL}minh-chung/{row.pk}/").status_code == 200  # the old version can still be read


def test_after_a_refused_replacement_the_address_shows_the_form(client, people, row):
    address = f"{CELL}minh-chung/{row.pk}/thay/"
    client.force_login(people.official)
    assert "<details open>" in client.get(address).content.decode()
    assert "<details open>" not in client.get(CELL).content.decode()
    client.force_login(people.office)  # reads the cell, replaces nothing
    assert f"thay-{row.pk}" not in client.get(address).content.decode()
    client.force_login(people.other_official)
    assert client.get(address).status_code == 404


def test_twice_withdrawn_is_told(client, people, row):
    client.force_login(people.official)
    for _time in range(2):
        response = client.post(f"{CELL}minh-chung/{row.pk}/rut/", follow=True)
    assert "đã được thay hoặc rút" in response.content.decode()
