"""Counts, lists, index, rank, thresholds, domains against the results."""

import dataclasses

import pytest

from scoring.checking.check import check
from scoring.checking.shape import Cited, ClassFact, Passage
from tests.checking.kit import DONE, FACTS, GOOD, errors


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có 02 xã đạt mức Hoàn thành tốt nhiệm vụ.", []),
        ("Có 03 xã đạt mức Hoàn thành tốt nhiệm vụ.", [("03", "02")]),
        ("Có 03/5 xã đạt mức Hoàn thành tốt nhiệm vụ.", [("03", "02")]),
        ("Mức Hoàn thành tốt nhiệm vụ: 2 đơn vị; mức Hoàn thành nhiệm vụ: 4 đơn vị.", [("4", "3")]),
        ("Có 02 xã Hoàn thành tốt nhiệm vụ, 03 xã Hoàn thành nhiệm vụ.", []),
        ("Mức Hoàn thành tốt nhiệm vụ: Không có.", [("Không có", None)]),
        ("Không có đơn vị ở mức Không hoàn thành nhiệm vụ.", []),
        ("Cả 05 xã, thị trấn đạt từ mức Hoàn thành nhiệm vụ trở lên.", []),
        ("Năm 2020 có 04 xã đạt mức Hoàn thành nhiệm vụ, nay 2021 khác.", [("04", "02")]),
        ("Có 126 viên chức hoàn thành tốt nhiệm vụ.", []),
        ("Công tác đánh giá mức độ hoàn thành nhiệm vụ của 12 xã.", [("12", "05")]),
        ("Có 02 đơn vị chỉ được xếp mức Hoàn thành nhiệm vụ do lĩnh vực.", []),
        ("Có 03 đơn vị đủ Chỉ số của mức Hoàn thành tốt nhiệm vụ nhưng vướng lĩnh vực.", [("03", "02")]),
        ("Có 02 xã đủ điểm nhưng chưa được xếp mức Hoàn thành tốt nhiệm vụ do vướng lĩnh vực.", []),
        ("Có 04/5 xã có Chỉ số tổng hợp từ 80% trở lên.", []),
        ("Có 03/5 xã có Chỉ số tổng hợp từ 80% trở lên.", [("03", "04")]),
        ("Năm 2022, phấn đấu có 04 xã đạt Hoàn thành tốt nhiệm vụ.", []),
        ("Phấn đấu có ít nhất 04 xã đạt Hoàn thành tốt nhiệm vụ.", []),
        ("Các đơn vị được xếp theo 03 nhóm.", [("03", "02")]),
    ],
)
def test_counts(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("Hà Kỳ và Minh Đức", []),
        ("xã Hà Kỳ, xã Minh Đức", []),
        ("HÀ KỲ, Minh Đức", []),
        ("Hà Kỳ, Văn Tố", [("Văn Tố", "Minh Đức")]),
        ("Hà Kỳ, Hà Kỳ", [("Hà Kỳ", "Minh Đức")]),
        ("Hà Kỳ, Minh Đạo", [("Minh Đạo", "Minh Đức")]),
        ("Hà Kỳ, Minh Đức, Văn Tố", [("Văn Tố", None)]),
    ],
)
def test_lists(names, wanted):
    assert errors(f"Nhóm Hoàn thành tốt nhiệm vụ gồm 02 xã: {names}.") == wanted


def test_a_list_that_is_too_short_names_what_is_missing():
    assert errors("Mức Hoàn thành nhiệm vụ có 03 đơn vị, gồm: Tứ Kỳ, Văn Tố.") == [("Văn Tố", "Văn Tố, Chí Minh")]


def test_a_list_about_nobody_known_is_counted():
    assert errors("Đã khen thưởng 03 xã: Hà Kỳ, Văn Tố.") == [("03", "02")]
    assert errors("Đã khen thưởng 02 xã: Hà Kỳ, Văn Tố.") == []
    assert errors("Khen thưởng các xã: Hà Kỳ, Văn Tố, Hà Kỳ.") == [("Hà Kỳ", None)]


def test_names_in_running_text_need_not_be_all():
    assert errors("Các xã Hà Kỳ, Minh Đức đạt mức Hoàn thành tốt nhiệm vụ.") == []
    assert errors("Xã Hà Kỳ đạt mức Hoàn thành tốt nhiệm vụ.") == []
    assert errors("Xã Hà Kỳ, Văn Tố đạt mức Hoàn thành tốt nhiệm vụ.") == [("Văn Tố", None)]


def test_heads_that_the_council_rated_apart_count_as_rated():
    heads = (ClassFact(GOOD, ("Hà Kỳ",)), ClassFact(DONE, ("Minh Đức", "Tứ Kỳ", "Văn Tố", "Chí Minh")))
    facts = dataclasses.replace(FACTS, heads=heads)
    assert errors("Có 01 đơn vị có Chủ tịch UBND đạt mức Hoàn thành tốt nhiệm vụ.", facts=facts) == []
    assert errors("Có 01 đơn vị đạt mức Hoàn thành tốt nhiệm vụ.", facts=facts) == [("01", "02")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chỉ số CCHC của UBND huyện đạt 83,30%.", []),
        ("Chỉ số CCHC của UBND huyện đạt 83,33%.", [("83,33%", "83,30%")]),
        ("Chỉ số CCHC của UBND huyện đạt 83,3% (năm 2020: 63,91%).", [("63,91%", "63,19%")]),
        ("Huyện Tứ Kỳ xếp thứ 6/12.", []),
        ("Huyện Tứ Kỳ xếp thứ 7/12.", [("7", "6")]),
        ("UBND huyện xếp hạng 6 trong tổng số 13 huyện.", [("13", "12")]),
        ("UBND huyện Tứ Kỳ được đánh giá Hoàn thành nhiệm vụ.", [("Hoàn thành nhiệm vụ", GOOD)]),
        ("UBND huyện Tứ Kỳ được đánh giá Hoàn thành tốt nhiệm vụ.", []),
    ],
)
def test_the_authority(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Xã Hà Kỳ đạt 87,46%.", []),
        ("Xã Hà Kỳ (87,64%) dẫn đầu.", [("87,64%", "87,46%")]),
        ("Xã Văn Tố xếp thứ 3.", [("3", "4")]),
        ("Thị trấn Hà Kỳ đã ban hành kế hoạch.", [("Thị trấn", "Xã")]),
        ("Tất cả 06 xã, thị trấn đã tự kiểm tra.", [("06", "05")]),
        ("Có 04/5 xã, thị trấn hoàn thành.", []),
        ("Có 04/4 xã hoàn thành.", []),  # four xã and one town
        ("Có 03/6 xã hoàn thành.", [("6", "5")]),
        ("Có 30 xã đã nộp.", [("30", "05")]),
    ],
)
def test_units(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nhóm Hoàn thành tốt nhiệm vụ: các lĩnh vực phải đạt từ 75% trở lên.", [("75", "70")]),
        ("Mức Hoàn thành tốt nhiệm vụ: Chỉ số tổng hợp từ 80% đến 90%.", [("90%", "dưới 90%")]),
        ("Nhóm có Chỉ số tổng hợp từ 81% đến dưới 90%.", [("81", None)]),
        ("Tỷ lệ hồ sơ trực tuyến đạt trên 80%.", []),
    ],
)
def test_thresholds(text, wanted):
    assert errors(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lĩnh vực đạt thấp nhất là Cải cách thể chế và Cải cách thủ tục hành chính.", []),
        ("Lĩnh vực thấp nhất: cải cách thể chế, cải cách tài chính công.",
         [("cải cách tài chính công", "cải cách thủ tục hành chính")]),
        ("Đã triển khai đủ 04 lĩnh vực của công tác CCHC.", [("04", "03")]),
    ],
)  # fmt: skip
def test_domains(text, wanted):
    assert errors(text) == wanted


def test_what_the_portal_printed_from_the_results_is_never_wrong():
    text = "Có 04 xã đạt mức Hoàn thành tốt nhiệm vụ."
    cited = Passage("a", "", text, (Cited(3, 5, "result/held-back-count/completed"),))
    assert check([cited], FACTS) == []


def test_a_cited_figure_that_contradicts_another_is_told_without_a_mend():
    text = "Tiếp nhận 200 hồ sơ; đúng hạn 190 hồ sơ. Có 12 hồ sơ quá hạn."
    start = text.index("12")
    (found,) = check([Passage("a", "", text, (Cited(start, start + 2, "figure/qua-han/value"),))], FACTS)
    assert found.mend is None
    assert "nhập số liệu" in found.message


def test_units_of_one_name_are_told_apart_or_left_alone():
    units = {"xã Tân Kỳ": "xã", "phường Tân Kỳ": "phường", "Hà Kỳ": "xã"}
    classes = (ClassFact(GOOD, ("xã Tân Kỳ", "Hà Kỳ")), ClassFact(DONE, ("phường Tân Kỳ",)))
    facts = dataclasses.replace(FACTS, units=units, classes=classes, groups=())
    assert errors("Mức Hoàn thành tốt nhiệm vụ có 02 đơn vị: Hà Kỳ, Tân Kỳ.", facts=facts) == []
    assert errors("Mức Hoàn thành tốt nhiệm vụ có 02 đơn vị: Hà Kỳ, xã Tân Kỳ.", facts=facts) == []
    assert errors("Mức Hoàn thành tốt nhiệm vụ có 03 đơn vị: Hà Kỳ, Tân Kỳ.", facts=facts) == [("03", "02")]
