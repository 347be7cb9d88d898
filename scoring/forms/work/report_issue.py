"""Forms of approving, returning, reopening and signing the annual report."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField
from scoring.services.report.approval import Numbering

LONGEST = 2_000
MEGABYTE = 1_000_000
KEY_BYTES = 200_000  # a certificate with its key has a few thousand


class ReportReasonForm(RepairsText, forms.Form):
    """Why the report goes back, or is opened again."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do.")},
    )


class ApproveForm(RepairsText, forms.Form):
    """Number and day of the document."""

    number = forms.CharField(
        label=gettext_lazy("Số văn bản"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text=gettext_lazy("Văn thư cấp, ví dụ 67."),
        error_messages={"required": gettext_lazy("Hãy ghi số văn bản do văn thư cấp.")},
    )
    signed_on = DayField(label=gettext_lazy("Ngày ký"))

    def given(self) -> Numbering:
        """What was typed."""
        return Numbering(self.cleaned_data["number"], self.cleaned_data["signed_on"])


class KeyForm(forms.Form):
    """A certificate with its key, and what opens it. Both are used once and kept nowhere."""

    key = forms.FileField(
        label=gettext_lazy("Tệp chứng thư số (.p12, .pfx)"),
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
        error_messages={"required": gettext_lazy("Hãy chọn tệp .p12 hoặc .pfx.")},
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Mật khẩu của tệp"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean_key(self) -> UploadedFile[bytes]:
        """Small, as such files are."""
        return _limited(self.cleaned_data["key"], KEY_BYTES, _("Tệp quá lớn nên không phải tệp PKCS#12."))


class SignedPdfForm(forms.Form):
    """The issued PDF, signed outside."""

    file = forms.FileField(
        label=gettext_lazy("Bản PDF đã ký số"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": gettext_lazy("Hãy chọn bản PDF đã ký số."),
            "empty": gettext_lazy("Tệp đã chọn không có nội dung; hãy chọn lại."),
        },
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than what the portal keeps."""
        most = settings.FILE_MAX_BYTES
        message = _("Tệp lớn hơn %(most)d MB; bản ký chỉ lớn hơn bản đã ban hành một chút.") % {
            "most": most // MEGABYTE
        }
        return _limited(self.cleaned_data["file"], most, message)


def _limited(upload: UploadedFile[bytes], most: int, message: str) -> UploadedFile[bytes]:
    if upload.size is None or upload.size > most:
        raise forms.ValidationError(message)
    return upload
