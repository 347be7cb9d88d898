"""What a reader of the history asks for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from scoring.forms.work.days import DayField
from scoring.models import Action, RoundUnit
from scoring.selectors.trail import COMMAND_LINE, Wanted
from units.models import User


class TrailFilter(forms.Form):
    """Person, act, unit, day; each may be left open. What makes no sense shows its error and filters nothing."""

    nguoi = forms.ChoiceField(label=_("Người thực hiện"), required=False)
    viec = forms.ChoiceField(label=_("Việc"), required=False)
    don_vi = forms.ChoiceField(label=_("Đơn vị"), required=False)
    ngay = DayField(label=_("Ngày"), required=False)

    def __init__(self, data: Mapping[str, Any], people: Iterable[User], places: Iterable[RoundUnit]) -> None:
        super().__init__(data)
        self._places = {place.unit.code: place for place in places}
        fields: dict[str, Any] = self.fields
        named = [(str(person.pk), person.full_name or person.username) for person in people]
        fields["nguoi"].choices = [("", _("Tất cả")), *named, (COMMAND_LINE, _("Dòng lệnh"))]
        fields["viec"].choices = [("", _("Tất cả")), *Action.choices]
        fields["don_vi"].choices = [
            ("", _("Tất cả")),
            *((code, place.unit.full_name) for code, place in self._places.items()),
        ]

    def wanted(self) -> Wanted:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            person=data.get("nguoi", ""),
            action=data.get("viec", ""),
            place=self._places.get(data.get("don_vi", "")),
            day=data.get("ngay"),
        )
