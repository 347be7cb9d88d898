"""Forms of the public verification."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.report.codes import LENGTH, hash_start

MEGABYTE = 1_000_000


class CodeForm(forms.Form):
    """A verification code, as it was read from paper."""

    ma = forms.CharField(
        label=gettext_lazy("Mã xác minh"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        help_text=gettext_lazy("12 chữ và số in ở chân mỗi trang, ví dụ 7K3M-Q9TX-2B4D; viết hoa hay thường đều được."),
        error_messages={"required": gettext_lazy("Hãy ghi mã xác minh in ở chân trang.")},
    )

    def clean_ma(self) -> str:
        """A code by its form; whether there is such a document is found out later."""
        text: str = self.cleaned_data["ma"]
        if hash_start(text) is None:
            raise forms.ValidationError(
                _("Mã không đúng dạng: cần đủ %(length)d chữ và số (không có chữ U). Hãy xem lại chân trang.")
                % {"length": LENGTH}
            )
        return text


class FileForm(forms.Form):
    """A file whose holder wants to know whether it is the published one."""

    tep = forms.FileField(
        label=gettext_lazy("Tệp cần đối chiếu (PDF, Word hoặc JSON)"),
        error_messages={
            "required": gettext_lazy("Hãy chọn tệp cần đối chiếu."),
            "empty": gettext_lazy("Tệp đã chọn không có nội dung; hãy chọn lại."),
        },
    )

    def clean_tep(self) -> UploadedFile[bytes]:
        """Not larger than what the portal reads."""
        upload: UploadedFile[bytes] = self.cleaned_data["tep"]
        if upload.size is None or upload.size > settings.FILE_MAX_BYTES:
            raise forms.ValidationError(
                _("Tệp lớn hơn %(most)d MB nên không phải tệp của cổng. Hãy chọn đúng tệp đã tải về.")
                % {"most": settings.FILE_MAX_BYTES // MEGABYTE}
            )
        return upload
