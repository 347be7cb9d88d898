"""Pages a reader may keep, and when they are no longer good."""

import pytest
from django.test import Client

from scoring.models import Round
from scoring.services.publishing import open_correction, publish
from scoring.views.release import release
from tests.factories import make_round, make_set, record, record_all
from tests.pages.rounds import open_round_of, published_round

pytestmark = pytest.mark.django_db

PAGES = ["/", "/2021/", "/2021/don-vi/ha-ky/", "/2021/linh-vuc/1/", "/2021/ket-qua.csv"]


def again(client, address, etag):
    return client.get(address, headers={"If-None-Match": etag})


@pytest.mark.parametrize("address", PAGES)
def test_a_kept_page_is_asked_about_and_still_good(client, people, address):
    published_round(people)
    first = client.get(address)
    assert "no-cache" in first["Cache-Control"]
    assert "private" in first["Cache-Control"]
    assert "Cookie" in first["Vary"]
    second = again(client, address, first["ETag"])
    assert (second.status_code, second.content) == (304, b"")
    assert "private" in second["Cache-Control"]


def test_an_anonymous_reader_gets_no_cookie(client, people):
    published_round(people)
    assert not client.get("/2021/").cookies


def test_a_correction_makes_kept_pages_stale(client, people):
    round_ = published_round(people)
    etag = client.get("/2021/")["ETag"]
    open_correction(actor=None, round_=round_, reason="Nhập sai")
    assert again(client, "/2021/", etag).status_code == 304
    record(round_, {"tu-ky-tt": {"1.1": "21"}})
    publish(actor=None, round_=Round.objects.get())
    assert again(client, "/2021/", etag).status_code == 200


def test_another_language_filter_or_round_is_another_page(client, people):
    published_round(people)
    etag = client.get("/2021/")["ETag"]
    assert client.get("/2021/?loai=good")["ETag"] != etag
    later = make_round(1, year=2022, authority=people.authority, criteria_set=make_set(code="b2"))
    record_all(later)
    publish(actor=None, round_=later)
    assert again(client, "/2021/", etag).status_code == 200
    etag = client.get("/2021/")["ETag"]
    client.cookies["django_language"] = "en"
    assert again(client, "/2021/", etag).status_code == 200


def test_a_new_release_is_another_page(client, people, monkeypatch):
    published_round(people)
    etag = client.get("/2021/")["ETag"]
    monkeypatch.setattr("scoring.views.etags.release", lambda: "khác")
    assert again(client, "/2021/", etag).status_code == 200
    assert len(release()) == 64


def test_a_signed_in_person_leaves_no_page_behind(client, people):
    published_round(people)
    etag = Client().get("/2021/")["ETag"]
    client.force_login(people.stranger)
    response = again(client, "/2021/", etag)
    assert response.status_code == 200
    assert "ETag" not in response
    assert "no-store" in response["Cache-Control"]
    assert people.stranger.full_name in response.content.decode()


def test_an_open_round_has_no_etag(client, people):
    open_round_of(people)
    client.force_login(people.office)
    assert "ETag" not in client.get("/2021/")


def test_a_kept_page_does_not_open_a_closed_round(client, people):
    published_round(people)
    etag = client.get("/2021/")["ETag"]
    Round.objects.update(visibility="office")
    assert again(client, "/2021/", etag).status_code == 404
