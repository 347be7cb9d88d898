"""Totals of what is typed, before it is saved."""

import pytest
from django.urls import reverse

from scoring.models import Score
from tests.factories import record
from tests.sheet.test_page import fields, portal

pytestmark = pytest.mark.django_db


def ask(client, place, data):
    return client.post(reverse("sheet-totals", args=[place.round.slug, place.unit.code]), data)


def test_totals_follow_what_is_typed_and_nothing_is_saved(place, people, key, as_):
    answer = ask(as_(people.office), place, fields(place, key, {"1.1": "24", "1.2": "16", "2.1": "40"})).json()
    assert "80,00%" in answer["summary"]
    assert "Hoàn thành tốt nhiệm vụ" in answer["summary"]
    assert "Đã nhập đủ." in answer["summary"]
    assert "đúng bằng ngưỡng" in answer["summary"]
    assert not Score.objects.exists()


def test_missing_is_not_zero(place, people, key, as_):
    answer = ask(as_(people.office), place, fields(place, key, {"1.1": "30"})).json()
    assert "100,00%" in answer["summary"]
    assert "tạm tính" in answer["summary"]
    assert "Còn thiếu 2 tiêu chí" in answer["summary"]
    assert f'href="#diem-{key("1.2")}"' in answer["summary"]


def test_a_domain_that_holds_the_unit_back_is_marked(place, people, key, as_):
    answer = ask(as_(people.office), place, fields(place, key, {"1.1": "18", "1.2": "15", "2.1": "50"})).json()
    assert "lĩnh vực 1" in answer["summary"]
    assert answer["domains"].count("is-blocking") == 1


def test_errors_and_states_by_row(place, people, key, as_):
    data = fields(place, key, {"1.2": "0", "2.1": "51"}) | {f"kad-{key('1.1')}": "on"}
    rows = {row["key"]: row for row in ask(as_(people.office), place, data).json()["rows"]}
    assert rows[key("1.1")] == {"key": key("1.1"), "error": "", "state": "na", "wording": "Không áp dụng"}
    assert rows[key("1.2")]["wording"] == "0 điểm"
    assert rows[key("2.1")]["error"] == "Tiêu chí 2.1: điểm phải từ 0 đến 50."


def test_an_empty_sheet_has_no_class(place, people, key, as_):
    summary = ask(as_(people.office), place, fields(place, key, {})).json()["summary"]
    assert "Chưa có điểm để phân loại." in summary


def test_only_posted(place, people, as_):
    assert as_(people.office).get(reverse("sheet-totals", args=[place.round.slug, "xa-1"])).status_code == 405


def test_the_number_of_queries_does_not_grow_with_what_is_entered(
    place, people, key, as_, round_, django_assert_max_num_queries
):
    client = as_(people.office)
    with django_assert_max_num_queries(25) as empty:
        client.get(portal(place))
    record(round_, {place.unit.code: {"1.1": "1", "1.2": "2", "2.1": "3"}})
    with django_assert_max_num_queries(25) as full:
        client.get(portal(place))
    assert len(full) == len(empty)
