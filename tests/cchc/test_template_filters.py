"""The template filters of numbers and dates."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        ("value|number", 22725, "22.725"),
        ("value|number:2", Decimal("83.3"), "83,30"),
        ("value|percent", Decimal("83.3"), "83,30%"),
        ("value|percent:0", Decimal("82.5"), "83%"),
        ("value|points", Decimal("1.50"), "1,5"),
        ("value|points", Decimal(0), "0"),
        ("value|date_vi", datetime.date(2022, 3, 5), "05/3/2022"),
        ("value|number", None, ""),
        ("value|percent", None, ""),
        ("value|points", None, ""),
        ("value|date_vi", None, ""),
        ("missing|points", None, ""),
    ],
)
def test_filters(expression: str, value: object, expected: str) -> None:
    template = Template("{% load vi %}{{ " + expression + " }}")
    assert template.render(Context({"value": value})) == expected
