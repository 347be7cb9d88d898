"""Forms of a unit's remedy plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField
from scoring.models import Criterion, RemedyState, RemedyTask
from scoring.services.remedy import TaskWords

LONGEST = 1_000

Choices = Sequence[tuple[str, str]]


class RemedyForm(RepairsText, forms.Form):
    """A task: what, who, until when, how far. `version` is the one that was shown."""

    task = forms.CharField(
        label=gettext_lazy("Nhiệm vụ"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Hãy ghi nhiệm vụ.")},
    )
    criterion = forms.ChoiceField(
        label=gettext_lazy("Tiêu chí (nếu có)"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Hãy chọn tiêu chí trong danh sách.")},
    )
    person = forms.CharField(
        label=gettext_lazy("Người phụ trách"),
        max_length=100,
        error_messages={"required": gettext_lazy("Hãy ghi người phụ trách.")},
    )
    due_on = DayField(label=gettext_lazy("Thời hạn"))
    state = forms.ChoiceField(label=gettext_lazy("Tình trạng"), choices=RemedyState.choices)
    done_on = DayField(
        label=gettext_lazy("Hoàn thành ngày"),
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi đã xong; bỏ trống là hôm nay."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    def __init__(
        self,
        criteria: Mapping[str, Criterion],
        suggested: Choices,
        data: Mapping[str, Any] | None = None,
        *,
        task: RemedyTask | None = None,
        chosen: str = "",
    ) -> None:
        """`criteria` are those of the round by code, `suggested` the labels of those that lost points, by code."""
        initial = _initial(task) if task else {"criterion": chosen, "state": RemedyState.PLANNED}
        super().__init__(data, initial=initial)
        self._criteria = criteria
        fields: dict[str, Any] = self.fields
        fields["criterion"].choices = _choices(criteria, suggested)

    def clean(self) -> dict[str, Any]:
        """A day of completion is for what is completed."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("done_on") and data.get("state") not in {None, RemedyState.DONE}:
            self.add_error("done_on", _("Chỉ ghi ngày hoàn thành khi tình trạng là “Đã xong”."))
        return data

    def words(self) -> TaskWords:
        """The task as it was typed."""
        data = self.cleaned_data
        return TaskWords(
            task=data["task"],
            person=data["person"],
            due_on=data["due_on"],
            state=data["state"],
            done_on=data["done_on"],
            criterion=self._criteria.get(data["criterion"]),
        )


def _initial(task: RemedyTask) -> dict[str, Any]:
    return {
        "task": task.task,
        "criterion": task.criterion.code if task.criterion else "",
        "person": task.person,
        "due_on": task.due_on,
        "state": task.state,
        "done_on": task.done_on,
        "version": task.version,
    }


def _choices(criteria: Mapping[str, Criterion], suggested: Choices) -> list[tuple[str, Any]]:
    lost = {code for code, _label in suggested}
    others = [(code, f"{code} {row.title}") for code, row in criteria.items() if code not in lost]
    groups = [(_("Tiêu chí mất điểm"), list(suggested)), (_("Tiêu chí khác"), others)]
    return [("", _("– không gắn với tiêu chí –")), *(group for group in groups if group[1])]
