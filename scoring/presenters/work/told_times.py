"""Moments as working pages tell them."""

import datetime

from django.utils import timezone

from cchc.numbers import format_date


def told_time(moment: datetime.datetime) -> str:
    """ "14:05 05/3/2022", local time."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} {format_date(local.date())}"
