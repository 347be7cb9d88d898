"""Whatever a visitor may see of a published round is asked about again for next to nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.rounds import published_round
from tests.pages.visited import is_page, visited

pytestmark = pytest.mark.django_db

PARTS = {"slug": "2021", "code": "ha-ky", "number": 1, "criterion_code": "1.1"}
WORDLESS = ".json"  # the same in every language
FEW = 2  # queries: what is public, and what the page depends on beside


def speaking(language: str) -> Client:
    client = Client()
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def seen(people):
    """Everything published, in both languages."""
    published_round(people)
    return {language: visited(speaking(language), PARTS) for language in ("vi", "en")}


def test_the_walk_finds_the_pages_and_files(seen):
    pages = [target for target, answer in seen["vi"].items() if is_page(answer)]
    assert {"/", "/2021/", "/2021/don-vi/ha-ky/", "/2021/don-vi/ha-ky/duong-len-hang/", "/2021/linh-vuc/1/"} <= {*pages}
    assert {"/2021/so-sanh/", "/2021/tieu-chi/1.1/", "/2021/phuong-phap/", "/2021/du-lieu/"} <= {*pages}
    assert len(seen["vi"]) - len(pages) >= 4
    assert seen["vi"].keys() == seen["en"].keys()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_answers_304_to_its_etag(seen, language):
    client = speaking(language)
    wrong = []
    for target, answer in seen[language].items():
        if "ETag" not in answer:
            wrong.append(f"{target}: no ETag")
            continue
        second = client.get(target, headers={"If-None-Match": answer["ETag"]})
        if (second.status_code, second.content) != (304, b"") or second["ETag"] != answer["ETag"]:
            wrong.append(f"{target}: {second.status_code}")
    assert not wrong


def test_a_page_is_not_made_to_say_that_nothing_changed(seen, client):
    for target, answer in seen["vi"].items():
        if is_page(answer) and target != "/":
            with CaptureQueriesContext(connection) as queries:
                assert client.get(target, headers={"If-None-Match": answer["ETag"]}).status_code == 304
            assert len(queries) <= FEW, target


def test_other_words_are_another_answer(seen):
    same = [target for target, answer in seen["vi"].items() if answer["ETag"] == seen["en"][target]["ETag"]]
    assert all(target.endswith(WORDLESS) for target in same), same


def test_every_address_has_an_etag_of_its_own(seen):
    etags = [answer["ETag"] for target, answer in seen["vi"].items() if is_page(answer)]
    assert len({*etags}) == len(etags)


def test_a_person_asks_anew(seen, people):
    client = speaking("vi")
    client.force_login(people.office)
    for target, answer in seen["vi"].items():
        if is_page(answer):
            again = client.get(target, headers={"If-None-Match": answer["ETag"]})
            assert (again.status_code, "ETag" in again) == (200, False), target
            assert "no-store" in again["Cache-Control"]
