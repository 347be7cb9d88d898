"""Model fields for points and percentages."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from cchc.forms import DecimalInputField

POINT_DECIMALS = 6
MAX_POINTS = 9_999


class PointsField(models.DecimalField):  # type: ignore[type-arg]  # Django's fields take no parameters at run time
    """Points, up to 9.999,999999: six decimals keep a computed ratio far below any visible digit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 10)
        kwargs.setdefault("decimal_places", POINT_DECIMALS)
        kwargs.setdefault("validators", [MinValueValidator(Decimal(0))])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """A text input that speaks with a decimal comma."""
        return _number_input(self, MAX_POINTS, kwargs)


class PercentField(models.DecimalField):  # type: ignore[type-arg]  # Django's fields take no parameters at run time
    """A percentage from 0 to 100, up to four decimals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 7)
        kwargs.setdefault("decimal_places", 4)
        kwargs.setdefault("validators", [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """A text input that speaks with a decimal comma."""
        return _number_input(self, 100, kwargs)


def _number_input(field: PointsField | PercentField, max_value: int, kwargs: dict[str, Any]) -> Any:
    """The form field; not by way of DecimalField.formfield, whose `max_digits` the input does not know."""
    bounds = {"min_value": 0, "max_value": max_value, "decimal_places": field.decimal_places}
    return models.Field.formfield(field, **{"form_class": DecimalInputField, **bounds, **kwargs})
