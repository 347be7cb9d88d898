"""Reminders before deadlines, each sent once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from scoring.models.rounds import Round
from scoring.models.timetable import StageChoices


class Reminder(models.Model):
    """A reminder given to one person about one deadline, shown in the portal and sent by e-mail where there is one."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("kỳ đánh giá"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("người nhận")
    )
    stage = models.CharField(_("giai đoạn"), max_length=20, choices=StageChoices.choices)
    due_on = models.DateField(_("hạn"))
    days_before = models.PositiveSmallIntegerField(_("trước hạn (ngày)"))
    text = models.TextField(_("nội dung"))
    link = models.CharField(_("đường dẫn"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("lập lúc"), default=timezone.now)
    emailed_at = models.DateTimeField(_("gửi thư lúc"), null=True)
    read_at = models.DateTimeField(_("đã xem lúc"), null=True)

    class Meta:
        verbose_name = _("nhắc việc")
        verbose_name_plural = pgettext_lazy("plural", "nhắc việc")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "stage", "due_on", "days_before"], name="reminder_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.due_on:%d/%m/%Y}"
