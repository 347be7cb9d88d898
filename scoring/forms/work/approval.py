"""Forms of proposing, approving and correcting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField
from scoring.services.proposals import Minutes

LONGEST = 2_000


class ProposeForm(RepairsText, forms.Form):
    """Minutes of the council, and a word to the leader."""

    minutes_number = forms.CharField(
        label=_("Số biên bản họp Hội đồng"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Ví dụ: 12/BB-HĐTĐ."),
        error_messages={"required": _("Hãy ghi số biên bản họp của Hội đồng.")},
    )
    minutes_date = DayField(label=_("Ngày biên bản"))
    note = forms.CharField(
        label=_("Nội dung trình (không bắt buộc)"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def minutes(self) -> Minutes:
        """The minutes that were typed."""
        return Minutes(self.cleaned_data["minutes_number"], self.cleaned_data["minutes_date"])


class ProposalForm(forms.Form):
    """The proposal that was looked at."""

    proposal = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReturnProposalForm(RepairsText, ProposalForm):
    """Why the proposal goes back."""

    reason = forms.CharField(
        label=_("Lý do trả lại"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi lý do trả lại để cơ quan chuyên môn biết cần sửa gì.")},
    )
