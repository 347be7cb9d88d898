"""A document behind a score: one or more files, a citation, or both."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cchc.numbers import format_number
from cchc.text_forms import RepairsText
from scoring.files.kinds import Kind
from scoring.files.zips import MEGABYTE
from scoring.forms.work.days import DayField
from scoring.models import Evidence
from scoring.services.evidence import MOST_AT_ONCE, Reference
from scoring.services.files import Upload

ACCEPT = ",".join(f".{kind.extension}" for kind in Kind) + ",.jpeg"
TOGETHER = 100 * MEGABYTE  # of one submission of the form; deploy/nginx.conf lets a little more through


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files as a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Each file by itself, then their number."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        files = [super(FilesField, self).clean(file, initial) for file in given]
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(_("Mỗi lần gửi tối đa %(count)d tệp."), params={"count": MOST_AT_ONCE})
        return files


class EvidenceForm(RepairsText, forms.Form):
    """Files and what they are; what is written of the document is said of each file."""

    uploads = FilesField(
        label=_("Tệp"),
        required=False,
        widget=_ManyFiles(attrs={"accept": ACCEPT}),
        error_messages={
            "invalid": _("Trình duyệt không gửi được tệp. Hãy chọn lại tệp rồi thử lần nữa."),
            "empty": _("Tệp đã chọn rỗng. Hãy kiểm tra lại tệp rồi gửi lại."),
        },
    )
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("15/KH-UBND")}),
    )
    issued_on = DayField(label=_("Ngày văn bản"), required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=200)
    title = forms.CharField(label=_("Trích yếu"), required=False, max_length=300)
    link = forms.CharField(
        label=_("Đường dẫn"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )

    def clean(self) -> Any:
        """At least a file, or a word about the document; not more files than can be sent at once."""
        data = super().clean() or self.cleaned_data
        files = data.get("uploads") or []
        if sum(file.size or 0 for file in files) > TOGETHER:
            self.add_error("uploads", _("Các tệp cộng lại quá lớn; hãy gửi làm nhiều lần."))
        says_nothing = not any(data.get(name) for name in ("number", "title", "link"))
        if not self.errors and says_nothing and not (files or self._has_file):
            self.add_error(None, _("Hãy chọn tệp, hoặc ghi số, ký hiệu, trích yếu hay đường dẫn của văn bản."))
        return data

    @property
    def _has_file(self) -> bool:
        """Whether there is a file already; a new document has none."""
        return False

    @property
    def reference(self) -> Reference:
        """What is written of the document, once valid."""
        names = ("title", "number", "issued_on", "issuer", "link")
        return Reference(**{name: self.cleaned_data[name] for name in names})

    @property
    def chosen(self) -> Sequence[Upload]:
        """The files, once valid."""
        files: list[Upload] = self.cleaned_data["uploads"]
        return files

    @property
    def largest(self) -> int:
        """Bytes of the largest file that is taken."""
        return int(settings.FILE_MAX_BYTES)

    @property
    def largest_words(self) -> str:
        """The same in megabytes."""
        return format_number(self.largest // MEGABYTE)


class ReplacementForm(EvidenceForm):
    """A new document in the place of one; without a file it keeps the old one's."""

    uploads = FilesField(
        label=_("Tệp mới (không chọn thì giữ tệp cũ)"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPT})
    )

    def __init__(self, old: Evidence, data: Any = None, files: Any = None) -> None:
        self.old = old
        initial = {name: getattr(old, name) for name in ("title", "number", "issued_on", "issuer", "link")}
        super().__init__(data, files, initial=initial, prefix=f"thay-{old.pk}")

    @property
    def _has_file(self) -> bool:
        return self.old.file_id is not None
