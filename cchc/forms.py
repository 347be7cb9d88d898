"""Form fields for Vietnamese input."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import NumberError, format_number, parse_decimal, plain_number


class DecimalInputField(forms.Field):
    """A number typed with a decimal comma, within bounds (both inclusive).

    Its messages name the field and the bounds. A text input, as `type=number` takes no comma; what was typed
    stays in it when it is refused. Takes the place of Django's form field for a DecimalField of a model.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        min_value: Decimal | int | None = None,
        max_value: Decimal | int | None = None,
        max_digits: int | None = None,
        decimal_places: int | None = None,
        allow_percent: bool = False,
        **kwargs: Any,
    ) -> None:
        self.min_value = min_value
        self.max_value = max_value
        self.max_digits = max_digits
        self.decimal_places = decimal_places
        self.allow_percent = allow_percent
        super().__init__(**kwargs)
        if "required" not in (kwargs.get("error_messages") or {}):
            self.error_messages["required"] = format_lazy(
                gettext_lazy("{name}: chưa ghi số."), name=self.label or gettext_lazy("Giá trị")
            )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The keyboard with a comma on telephones, and no list of earlier entries."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """A number with a comma; what was typed as it was typed."""
        return plain_number(value) if isinstance(value, Decimal | int) else value

    def to_python(self, value: Any) -> Decimal | None:
        """The number typed, None if nothing was.

        Raises ValidationError, naming the field.
        """
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return parse_decimal(str(value), allow_percent=self.allow_percent)
        except NumberError as error:
            raise ValidationError(f"{self._name()}: {error.message}", code="invalid") from error

    def validate(self, value: Any) -> None:
        """Refuse a missing number, one out of bounds, or one with too many decimals."""
        super().validate(value)
        if value is None:
            return
        self._refuse_decimals(value)
        self._refuse_out_of_bounds(value)
        self._refuse_digits(value)

    def _refuse_decimals(self, value: Decimal) -> None:
        if self.decimal_places is None or value == round(value, self.decimal_places):
            return
        if self.decimal_places == 0:
            message = _("%(name)s phải là số nguyên.")
        else:
            message = _("%(name)s chỉ được có tối đa %(places)d chữ số sau dấu phẩy.")
        names = {"name": self._name(), "places": self.decimal_places}
        raise ValidationError(message % names, code="max_decimal_places")

    def _refuse_out_of_bounds(self, value: Decimal) -> None:
        below = self.min_value is not None and value < self.min_value
        above = self.max_value is not None and value > self.max_value
        if below or above:
            raise ValidationError(self._bounds_message(), code="min_value" if below else "max_value")

    def _refuse_digits(self, value: Decimal) -> None:
        if self.max_digits is None:
            return
        whole_digits = self.max_digits - (self.decimal_places or 0)
        if abs(value) >= 10**whole_digits:
            message = _("%(name)s chỉ được có tối đa %(count)d chữ số trước dấu phẩy.")
            raise ValidationError(message % {"name": self._name(), "count": whole_digits}, code="max_digits")

    def _bounds_message(self) -> str:
        if self.min_value is None and self.max_value is not None:
            return _("%(name)s không được lớn hơn %(max)s.") % self._bounds()
        if self.max_value is None:
            return _("%(name)s không được nhỏ hơn %(min)s.") % self._bounds()
        return _("%(name)s phải từ %(min)s đến %(max)s.") % self._bounds()

    def _bounds(self) -> dict[str, str]:
        return {
            "name": self._name(),
            "min": "" if self.min_value is None else format_number(self.min_value),
            "max": "" if self.max_value is None else format_number(self.max_value),
        }

    def _name(self) -> str:
        return str(self.label or _("Giá trị"))
