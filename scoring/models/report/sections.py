"""Sections of the annual report, and what they said before."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.report.report import Report
from units.models.fields import NameField

DEEPEST = 4


class Block(models.TextChoices):
    """What the portal itself puts at the head of a section, from the results (seed, sections II and III)."""

    NONE = "", _("Không có")
    AUTHORITY_INDEX = "authority-index", _("Chỉ số của cơ quan đánh giá")
    GROUPS = "groups", _("Các nhóm theo Chỉ số tổng hợp")
    AUTHORITY_RANK = "authority-rank", _("Xếp hạng của cơ quan đánh giá")
    CLASSES = "classes", _("Xếp hạng và phân loại các đơn vị")
    AUTHORITY_HEAD = "authority-head", _("Đánh giá người đứng đầu cơ quan đánh giá")
    HEADS = "heads", _("Đánh giá người đứng đầu các đơn vị")
    YEARS = "years", _("So sánh mức phân loại với năm trước")
    WEAKEST = "weakest", _("Các lĩnh vực đạt thấp nhất")
    RANKING_CHART = "ranking-chart", _("Biểu đồ Chỉ số tổng hợp")
    HEAT_TABLE = "heat-table", _("Bảng màu lĩnh vực theo đơn vị")
    CHANGE_CHART = "change-chart", _("Biểu đồ thay đổi so với năm trước")


class Section(models.Model):
    """One heading of a report with what stands under it: first its block, if any, then its text.

    Sections are one ordered list; `depth` (1 to 4: "I.", "1.", "1.1.", "a)") makes it an outline, numbers are computed.
    `body` is clean HTML (see scoring.report.clean); cited figures and results are `<span data-cite="…">`.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections", verbose_name=_("báo cáo"))
    key = models.CharField(
        _("mã mục"), max_length=60, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Mã mục không hợp lệ."))]
    )
    order = models.PositiveIntegerField(_("thứ tự"))
    depth = models.PositiveSmallIntegerField(
        _("cấp mục"), default=1, validators=[MinValueValidator(1), MaxValueValidator(DEEPEST)]
    )
    title = NameField(_("tên mục"), max_length=300, blank=True)
    block = models.CharField(_("phần tự lập"), max_length=20, choices=Block.choices, default=Block.NONE, blank=True)
    body = models.TextField(_("nội dung"), blank=True)
    is_stale = models.BooleanField(_("lời văn của năm trước, chưa rà soát"), default=False)
    is_printed = models.BooleanField(_("in trong báo cáo"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người sửa")
    )
    updated_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("mục của báo cáo")
        verbose_name_plural = pgettext_lazy("plural", "mục của báo cáo")
        ordering = ["report", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"], name="section_key_unique", violation_error_message=_("Mã mục này đã có.")
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class SectionVersion(models.Model):
    """What a section said: kept at every save; saves of one person within a few minutes are one row."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="versions", verbose_name=_("mục"))
    number = models.PositiveIntegerField(_("phiên bản"))
    title = models.CharField(_("tên mục"), max_length=300, blank=True)
    body = models.TextField(_("nội dung"), blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người lưu")
    )
    saved_at = models.DateTimeField(_("lưu lúc"))

    class Meta:
        verbose_name = _("phiên bản của mục")
        verbose_name_plural = pgettext_lazy("plural", "phiên bản của mục")
        ordering = ["section", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="section_version_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.section} – {self.number}"
