"""Django's own fields under the formats of the portal."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/12/2025", datetime.date(2025, 12, 31)),
        ("05/06/2025", datetime.date(2025, 6, 5)),
        ("5/6/2025", datetime.date(2025, 6, 5)),
        ("2025-12-31", datetime.date(2025, 12, 31)),
    ],
)
def test_dates_are_read_day_first(language: str, text: str, expected: datetime.date) -> None:
    with translation.override(language):
        assert forms.DateField().clean(text) == expected


@pytest.mark.parametrize("text", ["12/31/2025", "31/12/25", "30/02/2025"])
def test_impossible_dates_are_refused(text: str) -> None:
    with translation.override("vi"), pytest.raises(forms.ValidationError):
        forms.DateField().clean(text)


@pytest.mark.parametrize("text", ["31/12/2025 17:00", "17:00 31/12/2025", "2025-12-31T17:00"])
def test_times_are_read_day_first(text: str) -> None:
    with translation.override("vi"):
        read = forms.DateTimeField().clean(text)
    assert read.replace(tzinfo=None) == datetime.datetime(2025, 12, 31, 17)  # noqa: DTZ001  # compared as local time


def test_a_date_is_shown_as_it_is_read() -> None:
    day = datetime.date(2025, 6, 5)
    with translation.override("vi"):
        shown = forms.DateInput().format_value(day)
        assert shown == "05/06/2025"
        assert forms.DateField().clean(shown) == day
        assert formats.date_format(day) == "05/06/2025"
        assert formats.date_format(day, "YEAR_MONTH_FORMAT") == "tháng 6 năm 2025"
        assert formats.date_format(day, "MONTH_DAY_FORMAT") == "ngày 5 tháng 6"
    with translation.override("en"):
        assert formats.date_format(day) == "5 June 2025"


def test_numbers_have_the_marks_of_the_language() -> None:
    with translation.override("vi"):
        assert formats.number_format(Decimal("22725.5"), force_grouping=True) == "22.725,5"
    with translation.override("en"):
        assert formats.number_format(Decimal("22725.5"), force_grouping=True) == "22,725.5"
