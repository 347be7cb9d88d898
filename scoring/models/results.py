"""Published results: frozen rows and the canonical document they belong to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.append_only import AppendOnly, AppendOnlyQuerySet
from scoring.models.fields import PointsField
from scoring.models.rounds import Round
from units.models import Unit


class Publication(AppendOnly):
    """One publication of a round. Version 1 is the first; a correction is the next version, with its reason."""

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="publications", verbose_name=_("kỳ đánh giá")
    )
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    published_at = models.DateTimeField(_("công bố lúc"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người công bố")
    )
    reason = models.TextField(_("lý do đính chính"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người trình")
    )
    minutes_number = models.CharField(_("số biên bản của Hội đồng"), max_length=60, blank=True)
    minutes_date = models.DateField(_("ngày biên bản"), null=True)
    overview = models.JSONField(_("phần chung"), help_text="RoundDocument without its units")
    document = models.TextField(_("văn bản chuẩn"), help_text="canonical JSON")
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)

    objects = AppendOnlyQuerySet["Publication"].as_manager()

    class Meta:
        verbose_name = _("bản công bố")
        verbose_name_plural = pgettext_lazy("plural", "bản công bố")
        ordering = ["round", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "version"],
                name="publication_version_unique",
                violation_error_message=_("Phiên bản công bố này đã có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} – {_('phiên bản')} {self.version}"


class UnitResult(AppendOnly):
    """A unit's frozen result in one publication."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="unit_results")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="results")
    code = models.CharField(max_length=20)
    position = models.PositiveIntegerField(help_text="place in the printed order, from 1")
    band = models.CharField(max_length=20)
    rank = models.PositiveIntegerField()
    points = PointsField()
    maximum = PointsField()
    summary = models.JSONField(help_text="UnitDocument without scores")
    scores = models.JSONField(help_text="points by criterion code")

    objects = AppendOnlyQuerySet["UnitResult"].as_manager()

    class Meta:
        ordering = ["publication", "position"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "unit"], name="unit_result_unique"),
            models.UniqueConstraint(fields=["publication", "position"], name="unit_result_position_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.code} – {self.publication}"
