"""The number input."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.db import models

from cchc.forms import DecimalInputField


class PointsForm(forms.Form):
    points = DecimalInputField(label="Điểm", min_value=0, max_value=Decimal("1.5"), decimal_places=2, required=False)


def _errors(text: str, **options: Any) -> list[str]:
    form = type("AnyForm", (forms.Form,), {"value": DecimalInputField(**options)})({"value": text})
    return list(form.errors.get("value", []))


@pytest.mark.parametrize(("text", "expected"), [("1,25", "1.25"), ("0", "0"), ("1,5", "1.5"), (" 1.5 ", "1.5")])
def test_a_number_within_bounds_is_taken(text: str, expected: str) -> None:
    form = PointsForm({"points": text})
    assert form.is_valid()
    assert form.cleaned_data["points"] == Decimal(expected)


@pytest.mark.parametrize("text", ["", "   ", None])
def test_nothing_typed_is_no_number(text: str | None) -> None:
    form = PointsForm({"points": text})
    assert form.is_valid()
    assert form.cleaned_data["points"] is None


@pytest.mark.parametrize("text", ["1,51", "-0,01", "83"])
def test_out_of_bounds_names_the_field_and_the_bounds(text: str) -> None:
    assert PointsForm({"points": text}).errors["points"] == ["Điểm phải từ 0 đến 1,5."]


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("2", {"max_value": 1}, "Giá trị không được lớn hơn 1."),
        ("-1", {"min_value": 0, "label": "Số hồ sơ"}, "Số hồ sơ không được nhỏ hơn 0."),
        ("1,5", {"decimal_places": 0, "label": "Số hồ sơ"}, "Số hồ sơ phải là số nguyên."),
        ("1,255", {"decimal_places": 2}, "Giá trị chỉ được có tối đa 2 chữ số sau dấu phẩy."),
        (
            "nhiều",
            {"label": "Điểm"},
            "Điểm: Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30.",
        ),
        ("5%", {"label": "Điểm"}, "Điểm: Không ghi dấu %, chỉ ghi số, ví dụ 83,30."),
        ("5%", {"allow_percent": True}, None),
        ("1,500", {"decimal_places": 1}, None),
        ("999,99", {"max_digits": 5, "decimal_places": 2}, None),
        ("-1000", {"max_digits": 5, "decimal_places": 2}, "Giá trị chỉ được có tối đa 3 chữ số trước dấu phẩy."),
    ],
)
def test_each_refusal_says_why(text: str, options: dict[str, Any], message: str | None) -> None:
    assert _errors(text, **options) == ([message] if message else [])


def test_it_stands_in_for_the_form_field_of_a_model() -> None:
    model_field = models.DecimalField("điểm", max_digits=5, decimal_places=2, blank=True)
    form_field = model_field.formfield(form_class=DecimalInputField)
    assert isinstance(form_field, DecimalInputField)
    assert form_field.clean("83,30") == Decimal("83.30")
    assert (form_field.max_digits, form_field.decimal_places, form_field.required) == (5, 2, False)


def test_a_required_number_must_be_typed() -> None:
    assert _errors(" ", label="Điểm") == ["Điểm: chưa ghi số."]
    assert _errors("", error_messages={"required": "Thiếu điểm."}) == ["Thiếu điểm."]


def test_the_input_takes_the_comma_and_keeps_what_was_typed() -> None:
    html = str(PointsForm({"points": "1.125"})["points"])
    assert 'type="text"' in html
    assert 'inputmode="decimal"' in html
    assert 'value="1.125"' in html


def test_the_initial_number_is_shown_with_a_comma_and_is_not_a_change() -> None:
    initial = {"points": Decimal("1.50")}
    assert 'value="1,5"' in str(PointsForm(initial=initial)["points"])
    assert not PointsForm({"points": "1,5"}, initial=initial).has_changed()
    assert PointsForm({"points": "1,4"}, initial=initial).has_changed()


def test_zero_is_shown_and_is_not_nothing() -> None:
    initial = {"points": Decimal(0)}
    assert 'value="0"' in str(PointsForm(initial=initial)["points"])
    assert PointsForm({"points": ""}, initial=initial).has_changed()
