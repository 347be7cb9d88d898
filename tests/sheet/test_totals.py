"""Totals of a sheet as the browser is given them after each change."""

import pytest

from scoring.models import Layer
from scoring.presenters.work.entry.answers import sheet_totals
from tests.factories import record
from tests.sheet.test_page import portal

pytestmark = pytest.mark.django_db


def after(place, marks, layer=Layer.FINAL):
    record(place.round, {place.unit.code: marks}, layer=layer)
    return sheet_totals(place, layer)


def test_totals_follow_what_is_entered(place):
    told = after(place, {"1.1": "24", "1.2": "16", "2.1": "40"})
    assert "80,00%" in told["summary"]
    assert "Hoàn thành tốt nhiệm vụ" in told["summary"]
    assert "Đã nhập đủ." in told["summary"]
    assert "đúng bằng ngưỡng" in told["summary"]


def test_missing_is_not_zero(place, key):
    told = after(place, {"1.1": "30"})
    assert "100,00%" in told["summary"]
    assert "tạm tính" in told["summary"]
    assert "Còn thiếu 2 tiêu chí" in told["summary"]
    assert f'href="#diem-{key("1.2")}"' in told["summary"]


def test_a_domain_that_holds_the_unit_back_is_marked(place):
    told = after(place, {"1.1": "18", "1.2": "15", "2.1": "50"})
    assert "lĩnh vực 1" in told["summary"]
    assert told["domains"].count("is-blocking") == 1


def test_an_empty_sheet_has_no_class(place):
    assert "Chưa có điểm để phân loại." in after(place, {})["summary"]


def test_the_unit_s_own_layer_counts_without_the_survey(place, round_):
    round_.criteria_set.criteria.filter(code="2.1").update(method="survey")
    told = after(place, {"1.1": "24", "1.2": "16"}, Layer.SELF)
    assert "40/50 điểm" in told["summary"]
    assert "80,00%" in told["summary"]
    assert "chưa kể điều tra xã hội học" in told["summary"]
    assert "Đã nhập đủ." in told["summary"]


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
