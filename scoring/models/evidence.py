"""Evidence (tài liệu kiểm chứng): files and references behind a score. Nothing is ever overwritten or removed."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import Criterion
from scoring.models.rounds import RoundUnit
from units.models.fields import NameField


def evidence_storage() -> FileSystemStorage:
    """Files nobody can fetch by address; read from the settings when used, so that no path stands in a migration."""
    return FileSystemStorage(location=Path(settings.VAR_DIR) / "evidence", file_permissions_mode=0o600)


class StoredFile(models.Model):
    """A file as it came: its type as found in its content, its size in bytes and its hash. Written once."""

    file = models.FileField(_("tệp"), storage=evidence_storage, max_length=200)
    name = models.CharField(_("tên tệp"), max_length=200)
    content_type = models.CharField(_("loại tệp"), max_length=100)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người tải lên")
    )
    uploaded_at = models.DateTimeField(_("tải lên lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("tệp đã tải lên")
        verbose_name_plural = pgettext_lazy("plural", "tệp đã tải lên")

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """One document behind a unit's score: a file, a reference (số, ký hiệu, ngày, cơ quan ban hành, link), or both.

    A replacement is a new row that `replaces` the old one; the old one is then withdrawn, and stays.
    """

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("đơn vị trong kỳ")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="evidence_rows", verbose_name=_("tiêu chí")
    )
    title = NameField(_("trích yếu"), max_length=300, blank=True)
    number = NameField(_("số, ký hiệu"), max_length=60, blank=True, help_text=_("Ví dụ: 15/KH-UBND."))
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    issuer = NameField(_("cơ quan ban hành"), max_length=200, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("tệp")
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("thay cho")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người thêm")
    )
    added_at = models.DateTimeField(_("thêm lúc"), default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người rút")
    )
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("tài liệu kiểm chứng")
        verbose_name_plural = pgettext_lazy("plural", "tài liệu kiểm chứng")
        ordering = ["round_unit", "criterion", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(number="") | ~Q(link="") | ~Q(title=""),
                name="evidence_says_something",
                violation_error_message=_("Hãy chọn tệp, hoặc ghi số, ký hiệu, trích yếu hay đường dẫn của văn bản."),
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title or (self.file.name if self.file else self.link)

    @property
    def is_live(self) -> bool:
        """Whether it stands: neither withdrawn nor replaced."""
        return self.withdrawn_at is None
