"""Reading and writing of numbers and dates."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cchc.numbers import (
    NumberError,
    format_date,
    format_long_date,
    format_number,
    format_percent,
    parse_decimal,
    plain_number,
)

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("83,30", "83.30"),
        ("83.3", "83.3"),
        ("83.30", "83.30"),
        ("1.1255", "1.1255"),
        ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("83,300", "83.300"),
        ("1,125", "1.125"),
        ("  7 ", "7"),
        ("\u00a07", "7"),
        ("-2,5", "-2.5"),
        ("0", "0"),
        ("22725", "22725"),
    ],
)
def test_parse_reads_what_offices_write(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


def test_parse_never_gives_minus_zero() -> None:
    assert str(parse_decimal("-0")) == "0"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("83.300", "“83.300” không rõ là phần nghìn hay phần thập phân: hãy ghi 83,300 hoặc 83300."),
        ("1.125", "“1.125” không rõ là phần nghìn hay phần thập phân: hãy ghi 1,125 hoặc 1125."),
        ("0.333", "“0.333” không rõ: hãy ghi 0,333."),
        ("1.234.567", "“1.234.567” không rõ: hãy ghi 1234567."),
    ],
)
def test_parse_refuses_dots_of_two_meanings_and_says_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(NumberError) as error:
        parse_decimal(text)
    assert str(error.value) == str(error.value.message) == advice


@pytest.mark.parametrize(
    "text",
    [
        "1e2", "８３", "٣", "NaN", "Infinity", "--1", "+1", "1,2,3", "1,234.5", "1.23.4", ",5", "5,", ".5",
        "5.", "1 000", "1_000", "mười", "=1+1", "12.34,5", "1/2", "-",
    ],
)  # fmt: skip
def test_parse_refuses_what_is_not_a_number(text: str) -> None:
    with pytest.raises(NumberError, match="Không phải số"):
        parse_decimal(text)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_parse_refuses_nothing(text: str) -> None:
    with pytest.raises(NumberError, match="Chưa ghi số"):
        parse_decimal(text)


def test_parse_refuses_an_endless_number() -> None:
    with pytest.raises(NumberError, match="tối đa 18 chữ số"):
        parse_decimal("9" * 19)


@pytest.mark.parametrize("text", ["83,30%", "83,30 %"])
def test_parse_takes_the_percent_sign_only_when_allowed(text: str) -> None:
    assert parse_decimal(text, allow_percent=True) == Decimal("83.30")
    with pytest.raises(NumberError, match="Không ghi dấu %"):
        parse_decimal(text)


@given(NUMBERS)
def test_parse_reads_back_what_is_put_into_an_input(value: Decimal) -> None:
    assert parse_decimal(plain_number(value)) == value


@given(NUMBERS)
def test_parse_reads_back_a_formatted_number_with_decimals(value: Decimal) -> None:
    assert parse_decimal(format_number(value, 4)) == value


@given(NUMBERS)
def test_parse_reads_back_any_formatted_number_or_refuses_it_as_unclear(value: Decimal) -> None:
    try:
        assert parse_decimal(format_number(value)) == value
    except NumberError:
        assert value == int(value)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("83.3"), 2, "83,30"),
        (22725, None, "22.725"),
        (Decimal("1234567.5"), 2, "1.234.567,50"),
        (Decimal("2.675"), 2, "2,68"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("79.996"), 2, "80,00"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1.50"), None, "1,5"),
        (Decimal(100), None, "100"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.00"), None, "0"),
        (Decimal("999.5"), 0, "1.000"),
        (Decimal("9" * 40), 2, "9." + ".".join(["999"] * 13) + ",00"),
    ],
)
def test_format_number_writes_the_vietnamese_marks(value: Decimal | int, places: int | None, expected: str) -> None:
    assert format_number(value, places) == expected


def test_numbers_take_english_marks_in_english() -> None:
    with translation.override("en"):
        assert format_number(Decimal("1234.5"), 2) == "1,234.50"
        assert format_percent(Decimal("83.3")) == "83.30%"
        assert plain_number(Decimal("1234.5")) == "1234,5"


def test_format_percent() -> None:
    assert format_percent(Decimal("83.3")) == "83,30%"
    assert format_percent(Decimal("83.35"), 1) == "83,4%"


@pytest.mark.parametrize(
    ("date", "short", "long"),
    [
        (datetime.date(2022, 3, 5), "05/3/2022", "ngày 05 tháng 3 năm 2022"),
        (datetime.date(2022, 2, 5), "05/02/2022", "ngày 05 tháng 02 năm 2022"),
        (datetime.date(2022, 10, 12), "12/10/2022", "ngày 12 tháng 10 năm 2022"),
        (datetime.date(2025, 1, 31), "31/01/2025", "ngày 31 tháng 01 năm 2025"),
    ],
)
def test_dates_take_a_zero_where_the_decree_wants_it(date: datetime.date, short: str, long: str) -> None:
    assert format_date(date) == short
    assert format_long_date(date) == long
    assert format_long_date(date, "Tứ Kỳ") == f"Tứ Kỳ, {long}"
