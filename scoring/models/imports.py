"""Score workbooks that people handed in: the file as it came, what was found in it, and what became of it."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.rounds import Round
from scoring.models.scores import Layer


class ImportState(models.TextChoices):
    """Where an import stands. Nothing is written before `WRITING`, everything at once at `DONE`."""

    UPLOADED = "uploaded", _("Đã tải lên")
    READING = "reading", _("Đang đọc")
    READY = "ready", _("Chờ xác nhận")
    REFUSED = "refused", _("Cần sửa tệp")
    WRITING = "writing", _("Đang ghi")
    DONE = "done", _("Đã ghi")
    CANCELLED = "cancelled", _("Đã hủy")
    FAILED = "failed", _("Gặp sự cố")


def private_storage() -> FileSystemStorage:
    """Files nobody can fetch by address; read from the settings when used, so that no path stands in a migration."""
    return FileSystemStorage(location=Path(settings.VAR_DIR) / "imports", file_permissions_mode=0o600)


class ScoreImport(models.Model):
    """One workbook handed in for one round and layer.

    `report` is the preview as kept by `workbook.importing.keeping`, `decisions` what the person decided about it,
    `plan_digest` the digest of the changes the person was shown; counts are rows of the sheets and score cells.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="imports", verbose_name=_("kỳ đánh giá"))
    layer = models.CharField(_("lớp điểm"), max_length=5, choices=Layer.choices, default=Layer.FINAL)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người tải lên"),
    )
    file_name = models.CharField(_("tên tệp"), max_length=200)
    file = models.FileField(_("tệp"), storage=private_storage, max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("trạng thái"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    rows_read = models.PositiveIntegerField(_("số dòng đã đọc"), default=0)
    cells_checked = models.PositiveIntegerField(_("số ô đã kiểm tra"), default=0)
    cells_written = models.PositiveIntegerField(_("số ô đã ghi"), default=0)
    cells_total = models.PositiveIntegerField(_("tổng số ô"), default=0)
    report = models.JSONField(_("kết quả kiểm tra"), default=dict)
    decisions = models.JSONField(_("lựa chọn"), default=dict)
    plan_digest = models.CharField(max_length=64, blank=True)
    message = models.TextField(_("thông báo"), blank=True)
    created_at = models.DateTimeField(_("tải lên lúc"), default=timezone.now)
    touched_at = models.DateTimeField(_("cập nhật lúc"), default=timezone.now)
    finished_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lượt nhập điểm từ bảng tính")
        verbose_name_plural = pgettext_lazy("plural", "lượt nhập điểm từ bảng tính")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} – {self.round}"

    @property
    def is_working(self) -> bool:
        """Whether a task has it in hand, or had when it was ended."""
        return self.state in {ImportState.UPLOADED, ImportState.READING, ImportState.WRITING}

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {ImportState.DONE, ImportState.CANCELLED}
