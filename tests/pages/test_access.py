"""Who may read what."""

import pytest

from scoring.models import Round, Visibility
from tests.pages.rounds import open_round_of, published_round

pytestmark = pytest.mark.django_db

PAGES = ["/2021/", "/2021/don-vi/ha-ky/", "/2021/linh-vuc/1/", "/2021/ket-qua.csv"]
OWN = {"office", "appraiser", "leader", "administrator"}
SIGNED_IN = {*OWN, "official", "other_official", "stranger"}
EVERYBODY = {*SIGNED_IN, "anonymous"}


def readers(client, people, address):
    """Who gets the page; everybody else must get 404."""
    found = set()
    for name in EVERYBODY:
        client.logout()
        if name != "anonymous":
            client.force_login(getattr(people, name))
        status = client.get(address).status_code
        assert status in {200, 404}
        if status == 200:
            found.add(name)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_an_open_round_is_for_the_authority_s_people(client, people, address):
    open_round_of(people)
    assert readers(client, people, address) == OWN


@pytest.mark.parametrize("address", [*PAGES, "/2021/ket-qua.json"])
@pytest.mark.parametrize(
    ("visibility", "expected"),
    [(Visibility.PUBLIC, EVERYBODY), (Visibility.OFFICIALS, SIGNED_IN), (Visibility.OFFICE, OWN)],
)
def test_a_published_round_is_for_whom_its_visibility_names(client, people, address, visibility, expected):
    published_round(people, visibility=visibility)
    assert readers(client, people, address) == expected


def test_an_open_round_has_no_document(client, people):
    open_round_of(people)
    client.force_login(people.administrator)
    assert client.get("/2021/ket-qua.json").status_code == 404


def test_a_disabled_account_reads_as_anonymous(client, people):
    published_round(people, visibility=Visibility.OFFICE)
    client.force_login(people.disabled)
    assert client.get("/2021/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/1999/",
        "/2021/don-vi/khong-co/",
        "/2021/linh-vuc/9/",
        "/2021/linh-vuc/x/",
        "/abc/",
        "/2021_x/",
    ],
)
def test_what_does_not_exist(client, people, address):
    published_round(people)
    response = client.get(address)
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()


@pytest.mark.parametrize("address", [*PAGES, "/", "/2021/ket-qua.json"])
def test_head_works_and_post_does_not(client, people, address):
    published_round(people)
    response = client.head(address)
    assert response.status_code == 200
    assert response.content == b""
    assert client.post(address).status_code == 405


def test_an_address_without_its_last_slash_is_led_on(client, people):
    published_round(people)
    assert client.get("/2021").headers["Location"] == "/2021/"


def test_only_those_who_may_enter_are_led_to_the_sheet(client, people):
    open_round_of(people)
    sheet = 'href="/2021/nhap-diem/ha-ky/"'
    for name, led in {"office": True, "administrator": True, "leader": False, "appraiser": False}.items():
        client.force_login(getattr(people, name))
        assert (sheet in client.get("/2021/don-vi/ha-ky/").content.decode()) is led


def test_a_published_round_leads_to_the_sheet_only_while_it_is_corrected(client, people):
    published_round(people)
    client.force_login(people.office)
    assert "nhap-diem" not in client.get("/2021/don-vi/ha-ky/").content.decode()
    Round.objects.update(correction_reason="Nhập sai")
    assert "nhap-diem" in client.get("/2021/don-vi/ha-ky/").content.decode()
