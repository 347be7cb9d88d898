"""The authority's own result, given by the level above."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.fields import PercentField
from scoring.models.rounds import Round


class AuthorityResult(models.Model):
    """Index and rank that the level above gave the authority (seed, sections II.1.1 and II.2.1.a)."""

    round = models.OneToOneField(
        Round, on_delete=models.CASCADE, related_name="authority_result", verbose_name=_("kỳ đánh giá")
    )
    index = PercentField(_("chỉ số tổng hợp (%)"))
    previous_index = PercentField(_("chỉ số năm trước (%)"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("xếp hạng"), null=True, blank=True)
    ranked = models.PositiveSmallIntegerField(_("trên tổng số đơn vị"), null=True, blank=True)
    peers = models.CharField(
        _("xếp hạng trong số"),
        max_length=200,
        blank=True,
        help_text=_("Ví dụ: huyện, thị xã, thành phố trên địa bàn tỉnh."),
    )
    domains_at_least = PercentField(
        _("mọi lĩnh vực đạt từ (%)"),
        null=True,
        blank=True,
        help_text=_("Mức mà tất cả các lĩnh vực đều đạt theo kết quả cấp trên công bố."),
    )

    class Meta:
        verbose_name = _("kết quả của cơ quan đánh giá")
        verbose_name_plural = pgettext_lazy("plural", "kết quả của cơ quan đánh giá")
        constraints = [
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(ranked__isnull=True) | Q(rank__lte=models.F("ranked"), rank__gte=1),
                name="authority_rank_in_range",
                violation_error_message=_("Xếp hạng phải từ 1 đến tổng số đơn vị được xếp hạng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round.authority} – {self.round.year}"
