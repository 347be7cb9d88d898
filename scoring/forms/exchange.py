"""A score workbook handed in, and what the person decides about what was found in it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.limits import DEFAULT, MEGABYTE

MINE, THEIRS = "mine", "theirs"
QUESTION, CONFLICT = "hoi:", "xung-dot:"
REPAIRS, REPAIRS_SHOWN = "chuyen-ma", "co-chuyen-ma"
SUFFIXES = (".xlsx", ".csv")
LONGEST_FILE_NAME = 200


class UploadForm(forms.Form):
    """One workbook. What is in it is judged when it is read."""

    file = forms.FileField(
        label=_("Tệp bảng tính (.xlsx hoặc .csv)"),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES), "aria-describedby": "yeu-cau-tep"}),
        error_messages={
            "required": _("Chưa chọn tệp. Hãy chọn tệp .xlsx hoặc .csv rồi bấm “Kiểm tra tệp”."),
            "invalid": _("Trình duyệt không gửi được tệp. Hãy chọn lại tệp rồi thử lần nữa."),
            "missing": _("Trình duyệt không gửi được tệp. Hãy chọn lại tệp rồi thử lần nữa."),
            "empty": _("Tệp đã chọn rỗng. Hãy kiểm tra lại tệp rồi gửi lại."),
        },
    )

    def clean_file(self) -> Any:
        """The file, unless it is larger than any that would be read."""
        file = self.cleaned_data["file"]
        if file.size > DEFAULT.file_bytes:
            message = _(
                "Tệp “%(name)s” lớn hơn %(most)d MB. Hãy bỏ hình ảnh và những trang không cần, "
                "hoặc chia thành nhiều tệp."
            )
            params = {"name": file.name, "most": DEFAULT.file_bytes // MEGABYTE}
            raise ValidationError(message, code="too_big", params=params)
        return file


def decided(kept: Decisions, posted: Mapping[str, str]) -> Decisions:
    """Decisions with what was posted; what the page did not show stays as decided before."""
    asked, disputed = _fields(posted, QUESTION), _fields(posted, CONFLICT)
    mine = {place for place, choice in disputed.items() if choice == MINE}
    return Decisions(
        answers={place: code for place, code in {**kept.answers, **asked}.items() if code},
        take_mine=(kept.take_mine - disputed.keys()) | mine,
        repairs=REPAIRS in posted if REPAIRS_SHOWN in posted else kept.repairs,
    )


def _fields(posted: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Posted values by what follows `prefix` in their names."""
    return {name.removeprefix(prefix): value for name, value in posted.items() if name.startswith(prefix)}
