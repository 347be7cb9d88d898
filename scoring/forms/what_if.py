"""Marks a unit does not have, tried in the address of a page."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from cchc.forms import DecimalInputField
from cchc.numbers import plain_number
from scoring.models.fields import POINT_DECIMALS
from scoring.rules.marks import Leaf, Mark


class WhatIfForm(forms.Form):
    """One number for each criterion that can still gain points; what is left as it is, or empty, is no change."""

    def __init__(self, leaves: Iterable[Leaf], marks: Mapping[str, Mark], data: Mapping[str, str]) -> None:
        leaves = list(leaves)
        self._now = {leaf.code: marks[leaf.code].points or Decimal(0) for leaf in leaves}
        asked = self._now.keys() & data.keys()
        typed = {code: data.get(code) or plain_number(points) for code, points in self._now.items()}
        super().__init__(typed if asked else None)
        for leaf in leaves:
            self.fields[leaf.code] = self._field(leaf)

    def _field(self, leaf: Leaf) -> DecimalInputField:
        field = DecimalInputField(
            label=_("Điểm của tiêu chí %(code)s") % {"code": leaf.code},
            required=False,
            min_value=Decimal(0),
            max_value=leaf.max_points,
            decimal_places=POINT_DECIMALS,
            initial=self._now[leaf.code],
        )
        field.widget.attrs |= {"data-max": str(leaf.max_points), "data-now": plain_number(self._now[leaf.code])}
        return field

    def changes(self) -> dict[str, Mark]:
        """The marks that differ from those the unit has, by criterion code. Only of a valid form."""
        typed = {code: self.cleaned_data.get(code) for code in self._now}
        return {
            code: Mark(points) for code, points in typed.items() if points is not None and points != self._now[code]
        }
