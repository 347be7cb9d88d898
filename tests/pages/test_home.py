"""The front page."""

import re

import pytest

from scoring.models import Visibility
from scoring.services.publishing import publish
from tests.factories import make_authority, make_round, make_set, record_all
from tests.pages.rounds import open_round_of, published_round

pytestmark = pytest.mark.django_db


def another(people, year, **fields):
    round_ = make_round(2, year=year, authority=people.authority, criteria_set=make_set(code=f"b-{year}"), **fields)
    record_all(round_)
    return round_


def test_an_empty_portal_is_friendly(client, read):
    page = read("/")
    assert "Chưa có kết quả nào được công bố" in page
    assert "Đăng nhập" in page


def test_the_office_finds_its_open_round_from_the_empty_front_page(client, people):
    open_round_of(people)
    client.force_login(people.office)
    assert 'href="/2021/"' in client.get("/").content.decode()
    client.force_login(people.stranger)
    assert 'href="/2021/"' not in client.get("/").content.decode()


def test_the_latest_published_round_is_shown(client, people, read):
    published_round(people)
    publish(actor=None, round_=another(people, 2020))
    another(people, 2022)
    assert "Chỉ số cải cách hành chính năm 2021" in read("/")
    client.force_login(people.office)
    assert "Chỉ số cải cách hành chính năm 2021" in read("/")


def test_a_round_that_is_not_public_is_passed_over(client, people, read):
    published_round(people)
    publish(actor=None, round_=another(people, 2022, visibility=Visibility.OFFICIALS))
    assert "năm 2021" in read("/")
    client.force_login(people.stranger)
    assert "Chỉ số cải cách hành chính năm 2022" in read("/")


def test_the_switcher_lists_what_the_person_may_read(client, people):
    published_round(people)
    publish(actor=None, round_=another(people, 2020, visibility=Visibility.OFFICE))
    another(people, 2022)
    assert switcher(client) == ["2021"]
    client.force_login(people.leader)
    assert switcher(client) == ["2022", "2021", "2020"]


def test_two_rounds_of_one_year_are_told_apart(client, people):
    published_round(people)
    other = make_round(
        1,
        year=2021,
        slug="2021-ninh-giang",
        title="Huyện Ninh Giang",
        authority=make_authority("ninh-giang"),
        criteria_set=make_set(code="b-2"),
    )
    record_all(other)
    publish(actor=None, round_=other)
    assert switcher(client) == ["2021 · Chỉ số cải cách hành chính năm 2021", "2021 · Huyện Ninh Giang"]


def switcher(client):
    page = client.get("/2021/").content.decode()
    links = page.split('<nav class="rounds"')[1].split("</nav>")[0]
    return re.findall(r"<a [^>]*>([^<]+)</a>", links)
