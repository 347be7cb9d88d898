"""Editions of the annual report: what was approved, frozen, with the files that were made of it."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.append_only import AppendOnly, AppendOnlyQuerySet
from scoring.models.results import Publication
from scoring.models.rounds import Round
from units.models import Unit


class Variant(models.TextChoices):
    """A document made of a report."""

    FULL = "full", _("Báo cáo đầy đủ")
    RESULTS = "results", _("Kết quả xác định Chỉ số (mục II và phụ lục)")
    SUMMARY = "summary", _("Tóm tắt một trang")
    CARD = "card", _("Phiếu kết quả của đơn vị")
    WORD = "word", _("Bản Word")
    SIGNED = "signed", _("Bản ký số")


def edition_storage() -> FileSystemStorage:
    """Files nobody can fetch by address; read from the settings when used, so that no path stands in a migration."""
    return FileSystemStorage(location=Path(settings.VAR_DIR) / "editions", file_permissions_mode=0o600)


class Edition(AppendOnly):
    """One approved edition of a round's report. `content` is all that is printed besides the results themselves.

    `content_sha256` is the hash of the content as canonical JSON, the hash of the results in it; the verification code
    printed on every page comes from it (scoring.report.codes).
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="editions", verbose_name=_("kỳ đánh giá"))
    number = models.PositiveSmallIntegerField(_("lần ban hành"))
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="editions", verbose_name=_("bản công bố")
    )
    content = models.JSONField(_("nội dung"))
    content_sha256 = models.CharField(max_length=64, unique=True)
    reason = models.TextField(_("lý do sửa"), blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người trình")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người duyệt")
    )
    approved_at = models.DateTimeField(_("duyệt lúc"))

    objects = AppendOnlyQuerySet["Edition"].as_manager()

    class Meta:
        verbose_name = _("lần ban hành báo cáo")
        verbose_name_plural = pgettext_lazy("plural", "lần ban hành báo cáo")
        ordering = ["round", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="edition_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.round} – {self.number}"


class EditionFile(AppendOnly):
    """A file of an edition: its bytes are served as they are, for good. `signature` tells what a signed copy holds."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files", verbose_name=_("lần ban hành"))
    variant = models.CharField(_("loại"), max_length=10, choices=Variant.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    file = models.FileField(_("tệp"), storage=edition_storage, max_length=200)
    name = models.CharField(_("tên tệp"), max_length=200)
    content_type = models.CharField(_("loại tệp"), max_length=100)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    sha256 = models.CharField(max_length=64, db_index=True)
    signature = models.JSONField(_("chữ ký số"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người tạo")
    )
    made_at = models.DateTimeField(_("tạo lúc"))

    objects = AppendOnlyQuerySet["EditionFile"].as_manager()

    class Meta:
        verbose_name = _("tệp của lần ban hành")
        verbose_name_plural = pgettext_lazy("plural", "tệp của lần ban hành")
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "variant"],
                condition=Q(unit__isnull=True) & ~Q(variant="signed"),
                name="edition_file_unique",
            ),
            models.UniqueConstraint(
                fields=["edition", "variant", "unit"],
                condition=Q(unit__isnull=False) & ~Q(variant="signed"),
                name="edition_unit_file_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.name
