"""Heads of units over time."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.models.fields import NameField
from units.models.unit import Unit


class HeadQuerySet(models.QuerySet["Head"]):
    """Reading vocabulary for heads."""

    def in_office_on(self, day: datetime.date) -> "HeadQuerySet":
        """Heads in office on `day`."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day),
            Q(until__isnull=True) | Q(until__gte=day),
        )


class Head(models.Model):
    """A person at the head of a unit; a unit can change its head within the year."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="heads", verbose_name=_("đơn vị"))
    name = NameField(_("họ và tên"), max_length=100)
    post = NameField(_("chức danh"), max_length=100, default="Chủ tịch UBND")
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = HeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("người đứng đầu")
        verbose_name_plural = pgettext_lazy("plural", "người đứng đầu")
        ordering = ["unit", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=models.F("since")),
                name="head_term_in_order",
                violation_error_message=_("Ngày thôi giữ chức phải sau ngày nhận chức."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.post}"
