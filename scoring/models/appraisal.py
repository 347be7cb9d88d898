"""Appraisal: who appraises what, and the explanations asked for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.criteria import Criterion, Domain
from scoring.models.rounds import Round, RoundUnit


class Assignment(models.Model):
    """A share of the appraisal: one domain or (empty) all, of one unit or (empty) all."""

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("kỳ đánh giá")
    )
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="assignments",
        verbose_name=_("người thẩm định"),
    )
    domain = models.ForeignKey(
        Domain, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("lĩnh vực")
    )
    place = models.ForeignKey(
        RoundUnit, on_delete=models.CASCADE, null=True, blank=True, related_name="assignments", verbose_name=_("đơn vị")
    )

    class Meta:
        verbose_name = _("phân công thẩm định")
        verbose_name_plural = pgettext_lazy("plural", "phân công thẩm định")
        ordering = ["round", "appraiser", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "appraiser", "domain", "place"],
                name="assignment_unique",
                violation_error_message=_("Đã phân công phần này cho người này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appraiser} – {self.domain or _('mọi lĩnh vực')} – {self.place or _('mọi đơn vị')}"


class Explanation(models.Model):
    """A question of the appraiser about one score, the unit's answer, and what was decided."""

    round_unit = models.ForeignKey(
        RoundUnit, on_delete=models.PROTECT, related_name="explanations", verbose_name=_("đơn vị trong kỳ")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="explanations", verbose_name=_("tiêu chí")
    )
    question = models.TextField(_("nội dung yêu cầu giải trình"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người yêu cầu")
    )
    asked_at = models.DateTimeField(_("yêu cầu lúc"), default=timezone.now)
    answer = models.TextField(_("nội dung giải trình"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người giải trình"),
    )
    answered_at = models.DateTimeField(_("giải trình lúc"), null=True, blank=True)
    decision = models.TextField(_("kết luận"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người kết luận"),
    )
    decided_at = models.DateTimeField(_("kết luận lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("giải trình")
        verbose_name_plural = pgettext_lazy("plural", "giải trình")
        ordering = ["round_unit", "criterion", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round_unit", "criterion"],
                condition=Q(decided_at__isnull=True),
                name="explanation_one_open",
                violation_error_message=_("Tiêu chí này đang có một yêu cầu giải trình chưa kết luận."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_unit} – {self.criterion.code}"

    @property
    def is_waiting(self) -> bool:
        """Whether the unit has yet to answer."""
        return self.answered_at is None and self.decided_at is None
