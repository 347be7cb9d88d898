"""Forms of a round: opening one, changing one, and the acts on it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from cchc.typed import ModelForm
from scoring.models import Round, RoundUnit
from scoring.selectors.members import blocks_by_kind, communes_of
from scoring.selectors.scheme import scheme_problem
from scoring.selectors.sums import set_mismatches
from scoring.selectors.usage import has_scores
from scoring.services.locks import is_locked
from units.models import Unit

FIXED_WITH_SCORES = ("authority", "criteria_set")
FREE_WHEN_LOCKED = ("visibility",)


class RoundForm(ModelForm[Round]):
    """A round. Once scores are entered its criteria set stays; once published everything does but who may see it."""

    class Meta:
        model = Round
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self._fix(self._fixed())

    def _fixed(self) -> Iterable[str]:
        if is_locked(self.instance):
            return [name for name in self.fields if name not in FREE_WHEN_LOCKED]
        return FIXED_WITH_SCORES if has_scores(self.instance) else ()

    def _fix(self, names: Iterable[str]) -> None:
        for name in self.fields.keys() & set(names):
            # Disabled rather than left out: constraints over left out fields would not be checked.
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """The address defaults to the year; set and scheme must be fit for use."""
        data = super().clean() or {}
        if not data.get("slug") and data.get("year"):
            data["slug"] = str(data["year"])
        if criteria_set := data.get("criteria_set"):
            self._refuse("criteria_set", set_mismatches(criteria_set))
        if scheme := data.get("scheme"):
            problem = scheme_problem(scheme)
            self._refuse("scheme", [problem] if problem else [])
        return data

    def _refuse(self, name: str, problems: list[str]) -> None:
        if problems and not self.fields[name].disabled:
            self.add_error(name, ValidationError([_("Chưa dùng được vì:"), *problems]))


class RoundOpeningForm(RoundForm):
    """A new round with its units."""

    with_communes = forms.BooleanField(
        label=gettext_lazy("Đưa vào kỳ tất cả xã, phường, thị trấn của cơ quan"),
        initial=True,
        required=False,
        help_text=gettext_lazy("Gồm các đơn vị còn hiệu lực đến cuối năm đánh giá; sau này có thể thêm hoặc bớt."),
    )
    by_kind = forms.BooleanField(
        label=gettext_lazy("Xếp hạng riêng từng loại đơn vị"),
        required=False,
        help_text=gettext_lazy("Ví dụ khối phường xếp hạng riêng với khối xã. Bỏ trống: xếp hạng chung."),
    )

    def units(self) -> list[Unit]:
        """The units to open the round with."""
        if not self.cleaned_data["with_communes"]:
            return []
        return list(communes_of(self.cleaned_data["authority"], self.cleaned_data["year"]))

    def blocks(self) -> dict[str, list[str]]:
        """Blocks by kind, if ranking goes by kind."""
        return blocks_by_kind(self.units()) if self.cleaned_data["by_kind"] else {}


class MemberForm(ModelForm[RoundUnit]):
    """One more unit in a round."""

    class Meta:
        model = RoundUnit
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        """The block belongs to the round, and the round is open."""
        data = super().clean() or {}
        round_, block = data.get("round"), data.get("block")
        if round_ and is_locked(round_):
            self.add_error("round", _("Kỳ đánh giá đã công bố nên không thêm đơn vị được; hãy mở đính chính trước."))
        if round_ and block and block.round_id != round_.pk:
            self.add_error("block", _("Khối này thuộc kỳ đánh giá khác; hãy chọn khối của kỳ đã chọn."))
        return data


class ReasonForm(RepairsText, forms.Form):
    """The reason of an act."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do đính chính"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Được công bố cùng kết quả mới."),
        error_messages={"required": gettext_lazy("Hãy ghi lý do đính chính; lý do được công bố cùng kết quả mới.")},
    )
