"""The form of efforts by criterion."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from cchc.forms import DecimalInputField

LEAST, MOST = Decimal("0.01"), Decimal("9999.99")


class EffortForm(forms.Form):
    """One weight for each criterion; empty is the usual 1. `seen` is what the person saw when they began."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, codes: list[str], now: Mapping[str, Decimal], seen: str, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        self._codes = codes
        for code in codes:
            self.fields[code] = DecimalInputField(
                label=_("Công sức của tiêu chí %(code)s") % {"code": code},
                required=False,
                min_value=LEAST,
                max_value=MOST,
                decimal_places=2,
                initial=now.get(code),
            )

    def weights(self) -> dict[str, Decimal]:
        """Weights by criterion code, those left empty as 1. Only of a valid form."""
        return {code: self.cleaned_data[code] or Decimal(1) for code in self._codes}
