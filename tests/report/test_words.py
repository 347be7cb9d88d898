"""Figures and thresholds in words."""

from decimal import Decimal
from typing import Any

import pytest

from scoring.report.naming import naming_of
from scoring.report.scheme import condition_words
from scoring.report.words import (
    below_words,
    change_words,
    count_text,
    given_percent,
    group_words,
    kind_words,
    lower_first,
    threshold_words,
)
from scoring.results import schema
from scoring.rules.scheme import Band, Scheme, Threshold
from scoring.rules.summary import composite_groups


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (6, "06"), (17, "17"), (100, "100"), (1204, "1.204")])
def test_counts(count, text):
    assert count_text(count) == text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("20.11", "tăng 20,11 điểm phần trăm"),
        ("-0.5", "giảm 0,50 điểm phần trăm"),
        ("0.0004", "tăng 0,0004 điểm phần trăm"),
        ("0", "không thay đổi"),
    ],
)
def test_changes_are_percentage_points(change, words):
    assert change_words(Decimal(change)) == words


@pytest.mark.parametrize(
    ("value", "text"), [("83.30", "83,30%"), ("83.3051", "83,3051%"), ("80", "80,00%"), ("1E+2", "100,00%")]
)
def test_given_percentages_are_not_rounded(value, text):
    assert given_percent(Decimal(value)) == text


def threshold(percent: str, *, inclusive: bool = True) -> schema.ThresholdDocument:
    return {"percent": percent, "inclusive": inclusive}


def band(composite: Any, floor: Any) -> schema.BandDocument:
    return {
        "code": "b",
        "label": "B",
        "short_label": "B",
        "head_label": "B",
        "composite": composite,
        "domain_floor": floor,
    }


def test_thresholds_say_whether_they_are_strict():
    inclusive, strict = threshold("80"), threshold("80.5", inclusive=False)
    assert (threshold_words(inclusive), threshold_words(strict)) == ("từ 80% trở lên", "trên 80,5%")
    assert (below_words(inclusive), below_words(strict)) == ("dưới 80%", "không trên 80,5%")


def test_conditions_of_a_class():
    assert (
        condition_words(band(threshold("90"), threshold("80")))
        == "Chỉ số tổng hợp đạt từ 90% trở lên, đồng thời từng lĩnh vực đạt từ 80% trở lên"
    )
    assert condition_words(band(None, None)) == "không đủ điều kiện của các mức trên"


def groups(*thresholds) -> list[str]:
    bands = [Band(f"b{place}", threshold, None) for place, threshold in enumerate(thresholds)]
    nobody: dict[str, Decimal] = {}
    return [group_words(group) for group in composite_groups(nobody, Scheme((*bands, Band("rest", None, None))))]


def test_groups_by_inclusive_thresholds():
    assert groups(Threshold(Decimal(90)), Threshold(Decimal(80)), Threshold(Decimal(65))) == [
        "từ 90% trở lên",
        "từ 80% đến dưới 90%",
        "từ 65% đến dưới 80%",
        "dưới 65%",
    ]


def test_groups_by_strict_thresholds():
    strict = [Threshold(Decimal(percent), inclusive=False) for percent in (90, 80)]
    assert groups(*strict) == ["trên 90%", "trên 80% đến 90%", "từ 80% trở xuống"]


def test_a_scheme_without_thresholds_has_one_group():
    assert groups() == ["mọi mức"]


def test_kinds_come_in_their_usual_order():
    assert kind_words(["dac-khu", "phuong", "xa", "xa"]) == "xã, phường, đặc khu"


def test_only_a_word_is_lowered():
    assert (lower_first("Huyện Tứ Kỳ"), lower_first("UBND"), lower_first("")) == ("huyện Tứ Kỳ", "UBND", "")


def unit(name: str, kind: str, block: str | None = None) -> Any:
    return {"name": name, "kind": kind, "block": block}


def test_the_usual_kind_goes_without_saying_in_a_mixed_list():
    communes, town = [unit("Hà Kỳ", "xa"), unit("Tái Sơn", "xa")], unit("Tứ Kỳ", "thi-tran")
    naming = naming_of([*communes, town])
    mixed = naming.listing([town, *communes])
    assert mixed.amount == "03 xã, thị trấn"
    assert mixed.parts[0].names == ("thị trấn Tứ Kỳ", "Hà Kỳ", "Tái Sơn")
    alone = naming.listing([town])
    assert (alone.amount, alone.parts[0].names) == ("01 thị trấn", ("Tứ Kỳ",))


def test_blocks_are_named_apart():
    units = [
        unit("An", "phuong", "Khối phường"),
        unit("Bình", "xa", "Khối xã, đặc khu"),
        unit("Cát", "dac-khu", "Khối xã, đặc khu"),
        unit("Dân", "xa", "Khối xã, đặc khu"),
    ]
    listing = naming_of(units).listing(units)
    assert listing.text == "khối phường: An; khối xã, đặc khu: Bình, đặc khu Cát, Dân"


def test_no_units_at_all():
    naming = naming_of([])
    assert (naming.kinds, naming.listing([]).amount) == ("đơn vị", "0")
