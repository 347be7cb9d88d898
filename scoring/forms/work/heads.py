"""Form of the council's rating of a head."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from scoring.models import ClassBand, ClassificationScheme, HeadRating

LONGEST = 2_000


class HeadForm(RepairsText, forms.Form):
    """The council's rating; none lets the head be rated as the unit is. `seen` is the rating that was shown."""

    band = forms.ChoiceField(
        label=gettext_lazy("Mức đánh giá của Hội đồng"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Hãy chọn mức thuộc thang phân loại của kỳ đánh giá này.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do đánh giá khác đề xuất"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, scheme: ClassificationScheme, before: HeadRating | None, data: Mapping[str, Any] | None = None
    ) -> None:
        band = before.band.code if before else ""
        super().__init__(data, initial={"band": band, "seen": band, "reason": before.reason if before else ""})
        self._bands = {row.code: row for row in scheme.bands.order_by("order")}
        fields: dict[str, Any] = self.fields
        fields["band"].choices = [
            ("", _("Theo mức đề xuất")),
            *((code, row.head_label) for code, row in self._bands.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Another rating than proposed comes with its reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("band") and not data.get("reason", "").strip() and "reason" not in self.errors:
            self.add_error("reason", _("Hãy ghi lý do đánh giá khác với mức phân loại của đơn vị."))
        return data

    def chosen(self) -> ClassBand | None:
        """The rating that was chosen."""
        return self._bands.get(self.cleaned_data["band"])
