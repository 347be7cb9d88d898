"""Numbers, dates, years, sentences: read as an office writes them, and only where they count something."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.checking.reading.nouns import Nouns
from scoring.checking.reading.quantities import quantities
from scoring.checking.reading.sentences import lines, sentences
from scoring.checking.reading.years import years
from scoring.checking.words import count_text, number_text
from tests.checking.kit import found


def read(text: str):
    return list(quantities(text, list(years(text, 2021)), Nouns(), starts_line=True))


@given(st.integers(0, 10**9))
def test_counts_are_read_back(value):
    (item,) = read(f"Tiếp nhận {count_text(value)} hồ sơ.")
    assert (item.value, item.unit, item.places) == (value, "hồ sơ", 0)


@given(st.decimals(0, 10**7, places=2))
def test_percentages_are_read_back(value):
    (item,) = read(f"Đạt {number_text(value, 2)}% kế hoạch")
    assert (item.value, item.unit, item.places) == (value, "%", 2)


@given(st.integers(0, 500), st.integers(1, 500))
def test_fractions_are_read_back(part, whole):
    (item,) = read(f"Có {part:02}/{whole} xã, thị trấn")
    assert (item.value, item.whole, item.unit) == (part, whole, "xã")


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
def test_dates_are_no_quantities(day):
    long = f"ngày {day.day} tháng {day.month} năm {day.year}"
    assert read(f"Ngày {day.day:02}/{day.month}/{day.year} và {long}, tháng {day.month}/{day.year}") == []
    assert found(f"Họp ngày {day.day:02}/{day.month}/{day.year}.") == []


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1990, 2099))
def test_exactly_the_impossible_dates_are_found(day, month, year):
    try:
        datetime.date(year, month, day)
        wanted = 0
    except ValueError:
        wanted = 1
    assert len([one for one in found(f"Họp ngày {day:02}/{month:02}/{year}.") if one.rule == "date"]) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 67/KH-UBND ngày 18/3/2022",
        "Nghị định số 37/2014/NĐ-CP, Nghị quyết số 788/2019/NQ-UBTVQH14",
        "Quyết định 2452/QĐ-UBND; Công văn số 505/UBND-VP",
        "Kế hoạch số 27/KH- UBND",
        "Luật số 83/2015/QH13",
        "giai đoạn 2021-2025, nhiệm kỳ 2021 - 2026",
        "năm 2021, năm học 2020-2021 và tháng 9 năm 2021",
        "Quý I/2022, quý 3 và báo cáo 06 tháng",
        "dịch vụ công mức độ 3, 4 và mức độ 4; mức độ 3,4 trên tổng số",
        "tiêu chuẩn TCVN ISO 9001:2015, ISO 9001: 2015",
        "dịch Covid-19 và Covid- 19; trực 24/7",
        "2.1. Công tác chỉ đạo",
        "1) Về thể chế",
        "Par Index 2021",
        "theo Điều 13, khoản 2 và Phụ lục 1",
        "đến 31/12 và trước ngày 15/3",
    ],
)
def test_what_is_no_quantity(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("đạt trên 50% tổng số", "50", "%", "trên"),
        ("tối thiểu 20% hồ sơ", "20", "%", "tối thiểu"),
        ("tăng 20,11 điểm phần trăm", "20.11", "điểm phần trăm", ""),
        ("72.445 triệu đồng", "72445", "triệu đồng", ""),
        ("từ 70% số điểm trở lên", "70", "%", "từ"),
        ("80 đơn vị sự nghiệp công lập", "80", "đơn vị sự nghiệp", ""),
        ("1.234,5 tỷ đồng", "1234.5", "tỷ đồng", ""),
        ("tổng số 22.725 hồ sơ", "22725", "hồ sơ", ""),
    ],
)
def test_what_is_counted(text, value, unit, bound):
    (item,) = read(text)
    assert (item.value, item.unit, item.bound) == (Decimal(value), unit, bound)


def test_every_quantity_knows_its_year():
    text = "Năm 2021 đạt 83,30% (năm 2020: 63,19%), so với năm 2019 (60,00%) và 55,00% của năm 2018 thì 83,30% là cao"
    assert [item.year for item in read(text)] == [2021, 2020, 2019, 2018, 2021]


def parts(text: str) -> list[str]:
    return [text[one.start : one.end] for line in lines(text) for one in sentences(text, line)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có 22.725 hồ sơ. Đúng hạn 22.604.", ["Có 22.725 hồ sơ.", "Đúng hạn 22.604."]),
        ("TM. Ủy ban nhân dân ký. Xong.", ["TM. Ủy ban nhân dân ký.", "Xong."]),
        ("I.1. Kết quả\na. Huyện Tứ Kỳ", ["I.1. Kết quả", "a. Huyện Tứ Kỳ"]),
        ("Đã họp (xã A. Xã B) xong. Hết.", ["Đã họp (xã A. Xã B) xong.", "Hết."]),
        ("Quá hạn là 06. Năm sau giảm.", ["Quá hạn là 06.", "Năm sau giảm."]),
    ],
)
def test_sentences(text, wanted):
    assert parts(text) == wanted
