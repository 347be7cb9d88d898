"""Forms of bonus and penalty points."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.forms import DecimalInputField
from cchc.text_forms import RepairsText
from scoring.models import AdjustmentKind, RoundUnit
from scoring.models.fields import POINT_DECIMALS

LONGEST = 1_000


class AdjustmentForm(RepairsText, forms.Form):
    """Bonus or penalty for a unit, with its reason."""

    place = forms.ChoiceField(
        label=_("Đơn vị"), error_messages={"invalid_choice": _("Đơn vị đã chọn không có trong kỳ này.")}
    )
    kind = forms.ChoiceField(
        label=_("Loại"), error_messages={"invalid_choice": _("Thang phân loại của kỳ đánh giá không tính loại này.")}
    )
    points = DecimalInputField(
        label=_("Số điểm"), min_value=Decimal(0), max_value=Decimal(100), decimal_places=POINT_DECIMALS
    )
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Công bố cùng kết quả; ghi cả số văn bản nếu có."),
        error_messages={"required": _("Hãy ghi lý do, căn cứ của điểm thưởng, điểm trừ.")},
    )

    def __init__(
        self, places: Iterable[RoundUnit], kinds: Iterable[AdjustmentKind], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self._places = {place.unit.code: place for place in places}
        fields: dict[str, Any] = self.fields
        fields["place"].choices = [
            ("", _("– chọn đơn vị –")),
            *((code, place.unit.full_name) for code, place in self._places.items()),
        ]
        fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]

    def chosen(self) -> RoundUnit:
        """The unit that was chosen."""
        return self._places[self.cleaned_data["place"]]
