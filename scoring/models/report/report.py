"""The annual report of a round while it is written."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.rounds import Round
from units.models.fields import NameField


class SigningForm(models.TextChoices):
    """In what capacity the report is signed (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, Mục II.7)."""

    HEAD = "tm", _("Người đứng đầu ký thay mặt tập thể (TM.)")
    DEPUTY = "kt", _("Cấp phó ký thay người đứng đầu (KT.)")
    BY_ORDER = "tl", _("Thừa lệnh người đứng đầu (TL.)")
    AUTHORISED = "tuq", _("Thừa ủy quyền người đứng đầu (TUQ.)")


class Report(models.Model):
    """The report of a round: its form and where its writing stands. Sections and figures have rows of their own.

    Locked while submitted. `reopened_reason` is there while an issued report is being changed into its next edition.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="report", verbose_name=_("kỳ đánh giá"))
    subject = models.CharField(_("trích yếu"), max_length=400, blank=True)
    number = NameField(
        _("số"), max_length=20, blank=True, help_text=_("Văn thư cấp khi ban hành; để trống thì in chừa chỗ.")
    )
    symbol = NameField(_("ký hiệu"), max_length=40, default="BC-UBND")
    place = NameField(_("địa danh"), max_length=100, blank=True, help_text=_("Bỏ trống thì lấy tên cơ quan."))
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signing_form = models.CharField(
        _("thẩm quyền ký"), max_length=5, choices=SigningForm.choices, default=SigningForm.HEAD
    )
    signatory_post = NameField(
        _("chức vụ người ký"),
        max_length=100,
        blank=True,
        help_text=_("Ví dụ: Phó Chủ tịch. Bỏ trống thì lấy chức vụ người đứng đầu."),
    )
    signatory_name = NameField(_("họ và tên người ký"), max_length=100, blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True, help_text=_("Mỗi dòng một nơi nhận."))
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("lập từ báo cáo năm trước")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người lập")
    )
    created_at = models.DateTimeField(_("lập lúc"), default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người trình")
    )
    submitted_at = models.DateTimeField(_("trình lúc"), null=True)
    submitted_sha256 = models.CharField(max_length=64, blank=True, help_text="digest of the content as submitted")
    return_reason = models.TextField(_("lý do trả lại"), blank=True)
    reopened_reason = models.TextField(_("lý do sửa báo cáo đã ban hành"), blank=True)

    class Meta:
        verbose_name = _("báo cáo năm")
        verbose_name_plural = pgettext_lazy("plural", "báo cáo năm")
        ordering = ["-round__year"]

    def __str__(self) -> str:
        return f"{_('Báo cáo')} – {self.round}"

    @property
    def is_submitted(self) -> bool:
        """Whether it waits for the leader, and is locked meanwhile."""
        return self.submitted_at is not None


class Dismissal(models.Model):
    """A finding of the figures check that a person looked at and let stand, with the reason."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="dismissals", verbose_name=_("báo cáo"))
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of rule, sentence and claim")
    rule = models.CharField(_("quy tắc soát"), max_length=40)
    sentence = models.TextField(_("câu"))
    reason = models.TextField(_("lý do"))
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người bỏ qua")
    )
    dismissed_at = models.DateTimeField(_("bỏ qua lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("phát hiện được bỏ qua")
        verbose_name_plural = pgettext_lazy("plural", "phát hiện được bỏ qua")
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "fingerprint"],
                name="dismissal_unique",
                violation_error_message=_("Phát hiện này đã được bỏ qua."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.sentence[:60]}"
