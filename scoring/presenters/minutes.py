"""The council's minutes as they are cited."""

import datetime

from django.utils.translation import gettext as _

from cchc.numbers import format_date


def minutes_text(number: str, day: datetime.date | None) -> str:
    """ "Biên bản số 12/BB-HĐTĐ ngày 14/01/2022"; empty where a result rests on none."""
    if not number:
        return ""
    if day is None:
        return _("Biên bản số %(number)s") % {"number": number}
    return _("Biên bản số %(number)s ngày %(day)s") % {"number": number, "day": format_date(day)}
