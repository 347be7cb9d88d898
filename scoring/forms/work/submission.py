"""Forms around handing in a sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField

LONGEST = 2_000


class SubmitForm(RepairsText, forms.Form):
    """A word to the office that goes with the sheet."""

    note = forms.CharField(
        label=_("Ý kiến của đơn vị (không bắt buộc)"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SignedCopyForm(forms.Form):
    """The signed and sealed print of the sheet."""

    file = forms.FileField(
        label=_("Bản phiếu đã ký, đóng dấu (PDF hoặc ảnh chụp)"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg,image/webp"}),
        error_messages={
            "required": _("Hãy chọn tệp bản phiếu đã ký."),
            "empty": _("Tệp đã chọn không có nội dung; hãy chọn lại."),
        },
    )


class CheckForm(forms.Form):
    """The submission that was looked at."""

    submission = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReturnForm(RepairsText, CheckForm):
    """Why the sheet goes back, and until when the unit may mend it where its time is over."""

    reason = forms.CharField(
        label=_("Lý do trả lại"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì.")},
    )
    until = DayField(
        label=_("Gia hạn tự chấm đến hết ngày"),
        required=False,
        help_text=_("Bỏ trống nếu giai đoạn tự chấm của đơn vị còn mở."),
    )
