"""Forms of the timetable: the dates of all stages, and more time for one."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField
from scoring.models import RoundUnit, StageChoices
from scoring.rules.stages import Stage, Timetable, Window
from scoring.selectors.timetable import edition_of
from scoring.services.timetable import MoreTime

EVERYBODY, SOME = "tat-ca", "mot-so"


class TimetableForm(forms.Form):
    """First and last day of every stage; a stage without either is not in the timetable."""

    edition = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, windows: Iterable[Window], *, edition: str, data: Mapping[str, Any] | None = None) -> None:
        initial: dict[str, Any] = {"edition": edition}
        for window in windows:
            initial |= {_opens(window.stage): window.opens, _closes(window.stage): window.closes}
        super().__init__(data, initial=initial)
        for stage in Stage:
            name = {"stage": StageChoices(stage.value).label}
            self.fields[_opens(stage)] = DayField(required=False, label=_("%(stage)s: từ ngày") % name)
            self.fields[_closes(stage)] = DayField(required=False, label=_("%(stage)s: đến hết ngày") % name)

    def rows(self) -> Iterator[tuple[Stage, forms.BoundField, forms.BoundField]]:
        """The two fields of each stage, in the order of the year."""
        for stage in Stage:
            yield stage, self[_opens(stage)], self[_closes(stage)]

    def clean(self) -> dict[str, Any]:
        """A stage does not end before it begins."""
        data: dict[str, Any] = super().clean() or {}
        for stage in Stage:
            opens, closes = data.get(_opens(stage)), data.get(_closes(stage))
            if opens and closes and closes < opens:
                self.add_error(_closes(stage), _("Ngày kết thúc phải sau hoặc trùng ngày bắt đầu."))
        return data

    def windows(self) -> list[Window]:
        """What was typed, stages without any day left out."""
        data = self.cleaned_data
        windows = [Window(stage, data[_opens(stage)], data[_closes(stage)]) for stage in Stage]
        return [window for window in windows if window.opens or window.closes]


class ExtensionForm(RepairsText, forms.Form):
    """More time for a stage, for all units or for those chosen."""

    stage = forms.ChoiceField(label=gettext_lazy("Giai đoạn"))
    since = DayField(label=gettext_lazy("Từ ngày"))
    until = DayField(label=gettext_lazy("Đến hết ngày"))
    scope = forms.ChoiceField(
        label=gettext_lazy("Cho đơn vị nào"),
        choices=[
            (EVERYBODY, gettext_lazy("Tất cả đơn vị")),
            (SOME, gettext_lazy("Các đơn vị đánh dấu dưới đây")),
        ],
        initial=SOME,
        widget=forms.RadioSelect,
    )
    places = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Đơn vị đã chọn không có trong kỳ này.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do gia hạn.")},
    )

    def __init__(
        self,
        timetable: Timetable,
        members: Iterable[RoundUnit],
        *,
        today: datetime.date,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"since": today, "stage": Stage.SELF_SCORING.value})
        self._members = {str(place.pk): place for place in members}
        fields: dict[str, Any] = self.fields
        fields["stage"].choices = [
            (stage.value, StageChoices(stage.value).label) for stage in Stage if timetable.last_day(stage)
        ]
        fields["places"].choices = [(key, place.unit.full_name) for key, place in self._members.items()]

    def clean(self) -> dict[str, Any]:
        """The time has a length, and somebody to whom it is given."""
        data: dict[str, Any] = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày kết thúc phải sau hoặc trùng ngày bắt đầu."))
        if data.get("scope") == SOME and not data.get("places") and "places" not in self.errors:
            self.add_error("places", _("Hãy đánh dấu ít nhất một đơn vị, hoặc chọn tất cả đơn vị."))
        return data

    def more_time(self) -> MoreTime:
        """What was asked for."""
        data = self.cleaned_data
        some = data["scope"] == SOME
        return MoreTime(
            stage=Stage(data["stage"]),
            since=data["since"],
            until=data["until"],
            reason=data["reason"],
            places=[self._members[key] for key in data["places"]] if some else None,
        )


def timetable_form(
    timetable: Timetable, proposed: Iterable[Window], data: Mapping[str, Any] | None = None
) -> TimetableForm:
    """The form of a timetable; of a round that has none yet, filled with `proposed`."""
    windows = timetable.windows if timetable.is_set else proposed
    return TimetableForm(windows, edition=edition_of(timetable.windows), data=data)


def _opens(stage: Stage) -> str:
    return f"{stage.value}-tu"


def _closes(stage: Stage) -> str:
    return f"{stage.value}-den"
