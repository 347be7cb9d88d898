"""The address of the report: who gets what."""

import pytest
from django.test import Client
from django.urls import reverse

from scoring.models import Round
from scoring.report import printing
from scoring.report.pdf import LibrariesMissingError, PrintError, TooSlowError
from scoring.services.publishing import publish
from tests.factories import make_round, record_all
from tests.people import People

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 drawn"


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """HTML of every drawing asked for; nothing is really drawn."""
    asked: list[str] = []

    def draw(html: str, folder: object, **how: object) -> bytes:
        asked.append(html)
        return PDF

    monkeypatch.setattr(printing, "draw_pdf", draw)
    return asked


@pytest.fixture
def round_(people: People) -> Round:
    opened = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(opened)
    return opened


def get(person=None, slug="2021", **headers):
    """What a reader gets; `body` holds the bytes of a file, too."""
    client = Client()
    if person:
        client.force_login(person)
    response = client.get(reverse("report-pdf", args=[slug]), **headers)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def test_an_open_round_is_for_the_authoritys_own_people(people, round_, drawings):
    for person in (None, people.stranger, people.official, people.disabled):
        assert get(person).status_code == 404
    for person in (people.office, people.appraiser, people.leader, people.administrator):
        response = get(person)
        assert (response.status_code, response.body) == (200, PDF)
        assert response["Content-Disposition"] == 'inline; filename="bao-cao-cchc-2021-du-thao.pdf"'
        assert not response.has_header("ETag")
    assert len(drawings) == 4
    assert all('data-draft="DỰ THẢO"' in html for html in drawings)


def test_a_published_report_is_drawn_once(people, round_, drawings):
    publish(actor=None, round_=round_)
    first, second = get(), get(people.office)
    assert (first.status_code, first["Content-Type"], first.body) == (200, "application/pdf", PDF)
    assert first["Content-Disposition"] == 'inline; filename="bao-cao-cchc-2021.pdf"'
    assert first["Content-Language"] == "vi"
    assert first["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert second.body == PDF
    assert len(drawings) == 1


def test_what_a_reader_has_is_not_sent_again(round_, drawings):
    publication = publish(actor=None, round_=round_)
    etag = get()["ETag"]
    assert publication.sha256 in etag
    again = get(headers={"if-none-match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_another_design_is_another_drawing(round_, drawings, monkeypatch):
    publish(actor=None, round_=round_)
    etag = get()["ETag"]
    monkeypatch.setattr(printing, "design_version", lambda: "next")
    assert get()["ETag"] != etag
    assert len(drawings) == 2


def test_visibility_is_respected(people, round_, drawings):
    publish(actor=None, round_=round_)
    Round.objects.update(visibility="officials")
    assert [get(person).status_code for person in (None, people.stranger)] == [404, 200]
    Round.objects.update(visibility="office")
    assert [get(person).status_code for person in (people.stranger, people.office)] == [404, 200]


def test_reading_only(round_, drawings):
    publish(actor=None, round_=round_)
    address = reverse("report-pdf", args=["2021"])
    assert Client().post(address).status_code == 405
    head = Client().head(address)
    assert b"".join(head.streaming_content) in {b"", PDF}
    assert (head.status_code, head["Content-Length"]) == (200, str(len(PDF)))
    assert Client().get(reverse("report-pdf", args=["2099"])).status_code == 404


def test_the_report_is_vietnamese_on_an_english_screen(people, round_, drawings, settings):
    client = Client()
    client.force_login(people.office)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.get(reverse("report-pdf", args=["2021"]))
    assert "80,00%" in drawings[0]
    assert "80.00%" not in drawings[0]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (LibrariesMissingError, "apt-get install libpango-1.0-0"),
        (TooSlowError, "quá thời gian"),
        (PrintError, "nhật ký"),
    ],
)
def test_a_failure_says_what_to_do(round_, monkeypatch, error, words):
    def fail(html: str, folder: object, **how: object) -> bytes:
        raise error

    publish(actor=None, round_=round_)
    monkeypatch.setattr(printing, "draw_pdf", fail)
    response = get()
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert words in response.content.decode()
    assert not response.has_header("ETag")
