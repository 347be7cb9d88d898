"""A day as an office types it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# The same in every interface language: a day typed 05/6/2025 is the fifth of June.
WRITTEN = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A date typed day/month/year, shown the same way."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"] = {
            "required": _("Hãy ghi ngày, ví dụ 05/6/2025."),
            "invalid": _("Ngày không đúng; hãy ghi ngày/tháng/năm, ví dụ 05/6/2025."),
            **kwargs["error_messages"],
        }
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": _("ngày/tháng/năm"), "autocomplete": "off", "maxlength": 10}
        )
        super().__init__(**{"input_formats": WRITTEN, "widget": widget, **kwargs})
