"""Figures as a sentence prints them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from scoring.models import Figure
from scoring.report.citing.catalogue import catalogue_of
from scoring.report.citing.figures import change_text, value_text
from scoring.results.source import results_of
from tests.work.figures.making import add_figure
from units.models import Kind, Unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("6", "hồ sơ", 0, "06"),
        ("0", "hồ sơ", 0, "0"),
        ("22725", "hồ sơ", 0, "22.725"),
        ("72445", "triệu đồng", 0, "72.445"),
        ("1234.5", "triệu đồng", 2, "1.234,50"),
        ("6.4", "hồ sơ", 0, "06"),
        ("6", "%", 0, "6%"),
        ("93.5", "%", 1, "93,5%"),
        ("99.4675467", "%", 2, "99,47%"),
        ("99.999", "%", 2, "100,00%"),
    ],
)
def test_a_value(value, unit, decimals, text):
    assert value_text(Decimal(value), Figure(unit=unit, decimals=decimals)) == text


@pytest.mark.parametrize(
    ("change", "unit", "decimals", "text"),
    [
        ("1204", "hồ sơ", 0, "tăng 1.204"),
        ("-12", "hồ sơ", 0, "giảm 12"),
        ("-5", "hồ sơ", 0, "giảm 05"),
        ("0", "hồ sơ", 0, "không thay đổi"),
        ("20.11", "%", 2, "tăng 20,11 điểm phần trăm"),
        ("-0.5", "%", 2, "giảm 0,50 điểm phần trăm"),
    ],
)
def test_a_change(change, unit, decimals, text):
    assert change_text(Decimal(change), Figure(unit=unit, decimals=decimals)) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("figure/tiep-nhan/value", "22.725"),
        ("figure/tiep-nhan/previous", "21.521"),
        ("figure/tiep-nhan/change", "tăng 1.204"),
        ("figure/qua-han/value", "121"),
        ("figure/ty-le/value", "99,47%"),
        ("figure/giai-ngan/change", "tăng 20,11 điểm phần trăm"),
        ("figure/lop/value", "06"),
        ("figure/lop/change", "giảm 12"),
        ("figure/lop/change/2020", "không thay đổi"),
        ("figure/lop/value/2019", "18"),
        ("figure/lop/value/2021", "06"),
        ("figure/lop/previous/2022", "06"),
        ("figure/ty-le/previous", "[chưa có số liệu: Tỷ lệ đúng hạn: năm trước]"),
        ("figure/lop/value/2015", "[chưa có số liệu: Lớp bồi dưỡng (năm 2015)]"),
        ("figure/khong-co/value", "[chưa có số liệu: khong-co]"),
        ("result/khong-co", "[chưa có số liệu: result/khong-co]"),
    ],
)
def test_what_a_key_prints(catalogue, key, text):
    assert catalogue.text(key) == text
    assert catalogue.is_missing(key) is text.startswith("[")


def test_exact_values_come_along(catalogue):
    cite = catalogue.cites["figure/ty-le/value"]
    assert (str(cite.value)[:9], cite.unit) == ("99.467546", "%")
    assert catalogue.cites["figure/giai-ngan/change"].value == Decimal("20.11")


def test_vietnamese_whatever_the_screen(round_):
    with override("en"):
        catalogue = catalogue_of(round_, results_of(round_.publications.latest("version")), 2021)
    assert catalogue.text("figure/tiep-nhan/value") == "22.725"
    assert catalogue.cites["figure/tiep-nhan/value"].group == "Số liệu: toàn địa bàn"
    assert catalogue.text("result/authority-index") == "83,30%"


def test_the_picker_offers_each_value_of_the_own_year_once(catalogue):
    keys = [cite.key for cite in catalogue.listing]
    assert "figure/lop/value" in keys
    assert "figure/lop/value/2020" in keys
    assert "figure/lop/value/2021" not in keys
    assert len(keys) == len(set(keys))


def test_figures_of_another_authority_are_not_there(round_, catalogue):
    other = add_figure(Unit.objects.create(code="khac", name="Khác", kind=Kind.DISTRICT), "rieng")
    again = catalogue_of(round_, results_of(round_.publications.latest("version")), 2021)
    assert f"figure/{other.code}/value" not in again.cites


@pytest.mark.parametrize("size", [3, 60])
def test_queries_do_not_grow(round_, django_assert_num_queries, size):
    for number in range(size):
        add_figure(round_.authority, f"them-{number}")
    results = results_of(round_.publications.latest("version"))
    with django_assert_num_queries(3):
        catalogue_of(round_, results, 2021)
