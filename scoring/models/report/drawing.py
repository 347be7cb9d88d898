"""Drawings of documents under way: asked for in a page, done by a worker, looked after by the page."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.report.edition import Edition, Variant, edition_storage
from scoring.models.rounds import Round
from units.models import Unit


class DrawingState(models.TextChoices):
    """Where a drawing stands."""

    WAITING = "waiting", _("Chờ vẽ")
    DRAWING = "drawing", _("Đang vẽ")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Gặp sự cố")


class Drawing(models.Model):
    """One document being drawn: of an edition, or (edition None) a draft of the round as it stands.

    A draft's file stays with the drawing and may be dropped with it; an edition's becomes an EditionFile.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drawings", verbose_name=_("kỳ đánh giá"))
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, related_name="drawings", verbose_name=_("lần ban hành")
    )
    variant = models.CharField(_("loại"), max_length=10, choices=Variant.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=DrawingState.choices, default=DrawingState.WAITING)
    step = models.CharField(_("bước đang làm"), max_length=60, blank=True)
    message = models.TextField(_("thông báo"), blank=True)
    file = models.FileField(_("tệp"), storage=edition_storage, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("người yêu cầu")
    )
    asked_at = models.DateTimeField(_("yêu cầu lúc"), default=timezone.now)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lượt vẽ bản in")
        verbose_name_plural = pgettext_lazy("plural", "lượt vẽ bản in")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_variant_display()} – {self.round}"

    @property
    def is_working(self) -> bool:
        """Whether a worker has it in hand, or will have."""
        return self.state in {DrawingState.WAITING, DrawingState.DRAWING}
