"""Filters `number`, `percent`, `points` and `date_vi`; a missing value shows as nothing."""

import datetime
from decimal import Decimal
from typing import Literal

from django import template

from cchc.numbers import format_date, format_number, format_percent

register = template.Library()

Missing = Literal[""] | None  # what a template hands over for a value that is not there


@register.filter
def number(value: Decimal | int | Missing, places: int | None = None) -> str:
    """22725 -> "22.725"; with `places`, rounded half up to as many decimals."""
    return "" if value is None or value == "" else format_number(value, places)


@register.filter
def percent(value: Decimal | int | Missing, places: int = 2) -> str:
    """83.3 (percent) -> "83,30%"."""
    return "" if value is None or value == "" else format_percent(value, places)


@register.filter
def points(value: Decimal | int | Missing) -> str:
    """1.50 points -> "1,5": as entered, never rounded."""
    return "" if value is None or value == "" else format_number(value)


@register.filter
def date_vi(value: datetime.date | Missing) -> str:
    """5 March 2022 -> "05/3/2022"."""
    return "" if value is None or value == "" else format_date(value)
