"""A unit's submission of its sheet, and the proposal to publish a round."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.evidence import StoredFile
from scoring.models.results import Publication
from scoring.models.rounds import Round, RoundUnit
from units.models.fields import NameField


class Submission(models.Model):
    """A sheet handed in by its unit. Live until the office returns it; a unit may then hand in again."""

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("đơn vị trong kỳ")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người gửi")
    )
    submitted_at = models.DateTimeField(_("gửi lúc"), default=timezone.now)
    note = models.TextField(_("ý kiến của đơn vị"), blank=True)
    signed_copy = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bản ký")
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người kiểm tra"),
    )
    checked_at = models.DateTimeField(_("kiểm tra lúc"), null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người trả lại")
    )
    returned_at = models.DateTimeField(_("trả lại lúc"), null=True, blank=True)
    return_reason = models.TextField(_("lý do trả lại"), blank=True)

    class Meta:
        verbose_name = _("lần gửi phiếu")
        verbose_name_plural = pgettext_lazy("plural", "lần gửi phiếu")
        ordering = ["round_unit", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round_unit"],
                condition=Q(returned_at__isnull=True),
                name="submission_one_live",
                violation_error_message=_("Phiếu của đơn vị đã gửi rồi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_unit} – {self.submitted_at:%d/%m/%Y}"


class Proposal(models.Model):
    """One person's proposal to publish; another approves it. Live until approved, returned or withdrawn.

    `content_sha256` is the digest of what was proposed: approval refuses anything else.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("kỳ đánh giá"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người trình")
    )
    proposed_at = models.DateTimeField(_("trình lúc"), default=timezone.now)
    minutes_number = NameField(_("số biên bản của Hội đồng"), max_length=60)
    minutes_date = models.DateField(_("ngày biên bản"))
    note = models.TextField(_("ghi chú"), blank=True)
    content_sha256 = models.CharField(max_length=64)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người xử lý")
    )
    closed_at = models.DateTimeField(_("xử lý lúc"), null=True, blank=True)
    return_reason = models.TextField(_("lý do trả lại"), blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, related_name="proposal", verbose_name=_("bản công bố")
    )

    class Meta:
        verbose_name = _("tờ trình công bố")
        verbose_name_plural = pgettext_lazy("plural", "tờ trình công bố")
        ordering = ["round", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(closed_at__isnull=True),
                name="proposal_one_live",
                violation_error_message=_("Kỳ đánh giá đang có một tờ trình chờ phê duyệt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} – {self.minutes_number}"
