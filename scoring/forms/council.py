"""Form of a head's rating."""

from typing import Any

from django.utils.translation import gettext as _

from cchc.typed import ModelForm
from scoring.models import HeadRating
from scoring.services.locks import is_locked


class HeadRatingForm(ModelForm[HeadRating]):
    """A rating other than the class of the unit."""

    class Meta:
        model = HeadRating
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        """The band belongs to the scheme of the round, and the round is open."""
        data = super().clean() or {}
        place, band = data.get("round_unit"), data.get("band")
        if place and is_locked(place.round):
            self.add_error("round_unit", _("Kỳ đánh giá đã công bố; muốn sửa, hãy mở đính chính trước."))
        if place and band and band.scheme_id != place.round.scheme_id:
            self.add_error("band", _("Hãy chọn mức thuộc thang phân loại của kỳ đánh giá này."))
        return data
