"""Who may hand in workbooks, look at them, and take them away."""

import pytest

from scoring.models.imports import ImportState
from scoring.workbook.importing import flow
from tests.exchange.samples import found, make_import
from units.models import Membership, Role, Unit

pytestmark = pytest.mark.django_db

PEOPLE = ("office", "appraiser", "leader", "administrator", "official", "other_official", "stranger", "disabled")
OWN = {"office", "appraiser", "leader", "administrator"}
EDITORS = {"office", "administrator"}


def statuses(client, people, address, method="get", **data):
    """Status for each person."""
    answers = {}
    for name in PEOPLE:
        client.force_login(getattr(people, name))
        answers[name] = getattr(client, method)(address, data).status_code
    return answers


def those_with(answers, status):
    return {name for name, given in answers.items() if given == status}


@pytest.mark.parametrize(
    "address", ["/2021/bang-tinh/", "/2021/bang-tinh/tai-ve/bang-diem.xlsx", "/2021/bang-tinh/tai-ve/linh-vuc.xlsx"]
)
def test_the_authority_s_people_see_what_goes_out(client, people, round_, address):
    answers = statuses(client, people, address)
    assert those_with(answers, 200) == OWN
    # A disabled account is signed out, and asked to sign in.
    assert those_with(answers, 404) == {"official", "other_official", "stranger"}


@pytest.mark.parametrize("address", ["/2021/bang-tinh/", "/2021/bang-tinh/nhap/1/", "/1999/bang-tinh/"])
def test_who_is_not_signed_in_is_asked_to(client, people, round_, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/tai-khoan/dang-nhap/")
    assert client.post(address).status_code == 302


def test_only_editors_hand_in(client, people, round_):
    answers = statuses(client, people, "/2021/bang-tinh/", "post")
    assert those_with(answers, 200) == EDITORS  # the form again: no file was chosen
    assert those_with(answers, 403) == {"appraiser", "leader"}
    assert those_with(answers, 404) == {"official", "other_official", "stranger"}


def test_only_editors_are_shown_the_form_and_the_imports(client, people, round_):
    make_import(round_)
    for name, shown in {"office": True, "appraiser": False}.items():
        client.force_login(getattr(people, name))
        page = client.get("/2021/bang-tinh/").content.decode()
        assert ('type="file"' in page) is shown
        assert ("bảng điểm.xlsx" in page) is shown


def test_an_import_is_for_editors(client, people, round_, show, acts, monkeypatch):
    show(found(round_))
    monkeypatch.setattr(flow, "corrected_file", lambda _import: b"PK")
    address = f"/2021/bang-tinh/nhap/{make_import(round_).pk}/"
    assert those_with(statuses(client, people, address), 200) == EDITORS
    for act in ("luu-lua-chon", "xac-nhan", "huy", "lam-lai"):
        answers = statuses(client, people, address, "post", viec=act, ban="khac")
        assert those_with(answers, 302) - {"disabled"} == EDITORS
    assert those_with(statuses(client, people, f"{address}tep-sua-loi.xlsx"), 200) == EDITORS


def test_an_import_belongs_to_its_round(client, people, round_, show):
    show(found(round_))
    client.force_login(people.office)
    assert client.get(f"/2020/bang-tinh/nhap/{make_import(round_).pk}/").status_code == 404
    assert client.get("/2021/bang-tinh/nhap/999999/").status_code == 404


def test_an_official_takes_away_the_own_sheet(client, people, round_):
    Membership.objects.create(user=people.official, unit=Unit.objects.get(code="ha-ky"), role=Role.OFFICIAL)
    client.force_login(people.official)
    assert client.get("/2021/bang-tinh/tai-ve/don-vi.xlsx", {"ma": "ha-ky"}).status_code == 200
    assert client.get("/2021/bang-tinh/tai-ve/don-vi.xlsx", {"ma": "minh-duc"}).status_code == 404


@pytest.mark.parametrize("state", [ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED, ImportState.READING])
def test_there_is_nothing_to_correct_in_other_states(client, people, round_, state):
    client.force_login(people.office)
    assert client.get(f"/2021/bang-tinh/nhap/{make_import(round_, state).pk}/tep-sua-loi.xlsx").status_code == 404


def test_unknown_acts_and_methods(client, people, round_):
    client.force_login(people.office)
    address = f"/2021/bang-tinh/nhap/{make_import(round_).pk}/"
    assert client.post(address, {"viec": "khac"}).status_code == 404
    assert client.put(address).status_code == 405
    assert client.delete("/2021/bang-tinh/").status_code == 405
    assert client.post("/2021/bang-tinh/tai-ve/bang-diem.xlsx").status_code == 405


def test_nothing_is_kept_by_caches(client, people, round_):
    client.force_login(people.office)
    assert "no-store" in client.get("/2021/bang-tinh/")["Cache-Control"]
