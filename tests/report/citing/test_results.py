"""Results as a sentence prints them: of the sample round, in which a town and a commune are held back by domains."""

from decimal import Decimal

import pytest

from scoring.report.cites import KEY
from scoring.report.citing.catalogue import catalogue_of
from scoring.results.source import live_results
from tests.factories import make_round, make_set
from tests.report.sample import make_open_round

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("units-count", "06"),
        ("units-amount", "06 xã, thị trấn"),
        ("domains-count", "07"),
        ("year", "2021"),
        ("previous-year", "2020"),
        ("next-year", "2022"),
        ("class-count/good", "02"),
        ("class-amount/good", "02 xã"),
        ("class-amount/completed", "04 xã, thị trấn"),
        ("class-amount/excellent", "0 xã, thị trấn"),
        ("class-share/completed", "04/06"),
        ("class-share/excellent", "0/06"),
        ("class-list/good", "Quang Khải, Tái Sơn"),
        ("class-list/completed", "thị trấn Tứ Kỳ, Văn Tố, Hưng Đạo, Chí Minh"),
        ("class-list/excellent", "không có"),
        ("class-change/completed", "tăng 04"),
        ("class-change/not-completed", "giảm 06"),
        ("class-change/excellent", "không thay đổi"),
        ("previous-class-share/not-completed", "06/06"),
        ("previous-class-count/good", "0"),
        ("held-back-amount/completed", "02 xã, thị trấn"),
        ("held-back-list/completed", "thị trấn Tứ Kỳ, Văn Tố"),
        ("authority-index", "83,30%"),
        ("authority-previous-index", "63,19%"),
        ("authority-change", "tăng 20,11 điểm phần trăm"),
        ("authority-rank", "6/12"),
        ("authority-floor", "từ 70% trở lên"),
        ("authority-head-rating", "Hoàn thành tốt nhiệm vụ"),
        ("group-range/2", "từ 80% đến dưới 90%"),
        ("group-amount/2", "04 xã, thị trấn"),
        ("group-list/3", "Hưng Đạo, Chí Minh"),
        ("head-count/not-completed", "01"),
        ("head-list/not-completed", "Chí Minh"),
        ("best-unit", "xã Quang Khải"),
        ("best-composite", "87,00%"),
        ("lowest-unit", "xã Chí Minh"),
        ("lowest-composite", "69,00%"),
        ("mean-composite", "80,96%"),
        ("weakest-domains", "Xây dựng và phát triển chính quyền điện tử, chính quyền số, Cải cách thủ tục hành chính"),
        ("domain-mean/7", "71,68%"),
        ("domain-name/3", "Cải cách thủ tục hành chính"),
        ("unit-composite/tt-tu-ky", "86,25%"),
        ("unit-rank/tt-tu-ky", "2/6"),
        ("unit-class/tt-tu-ky", "Hoàn thành nhiệm vụ"),
    ],
)
def test_what_a_key_prints(catalogue, name, text):
    assert catalogue.text(f"result/{name}") == text


def test_exact_values(catalogue):
    cites = catalogue.cites
    assert cites["result/authority-change"].value == Decimal("20.11")
    assert (cites["result/class-share/good"].value, cites["result/class-share/good"].unit) == (2, "xã, thị trấn")
    assert cites["result/class-list/good"].value is None


def test_every_key_fits_the_grammar_and_has_its_label(catalogue):
    assert all(KEY.match(key) and key == cite.key for key, cite in catalogue.cites.items())
    assert all(cite.label and cite.group for cite in catalogue.cites.values())


def test_nothing_is_counted_before_anything_is_scored(db):
    round_ = make_round(3, criteria_set=make_set())
    found = catalogue_of(round_, live_results(round_), 2021)
    assert found.text("result/units-count") == "03"
    assert found.text("result/class-amount/good").startswith("[chưa có số liệu: ")
    for name in ("class-list/good", "best-unit", "mean-composite", "weakest-domains", "group-count/1", "domain-mean/1"):
        assert found.is_missing(f"result/{name}"), name
    for name in ("authority-index", "authority-rank", "authority-change"):
        assert found.is_missing(f"result/{name}"), name


def test_an_open_round_is_cited_as_it_stands(db):
    round_ = make_open_round()
    found = catalogue_of(round_, live_results(round_), 2021)
    assert found.text("result/class-amount/good") == "02 xã"
    assert found.is_missing("result/previous-class-share/good")
