"""What the wordings are made of."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.models import ClassBand, Round, RoundUnit, StageChoices
from scoring.selectors.appraisal.coverage import appraisers_of

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An act in words: a sentence, its particulars one by one, and the reason that was given."""

    text: str
    details: tuple[str, ...] = ()
    reason: str = ""


class Names:
    """Names behind the codes that events keep; each kind is read once, and only where it is asked for."""

    def __init__(self, round_: Round) -> None:
        self.round = round_

    @cached_property
    def _units(self) -> dict[str, str]:
        places = RoundUnit.objects.filter(round=self.round).select_related("unit")
        return {place.unit.code: place.unit.full_name for place in places}

    @cached_property
    def _bands(self) -> dict[str, str]:
        return dict(ClassBand.objects.filter(scheme=self.round.scheme_id).values_list("code", "head_label"))

    @cached_property
    def _appraisers(self) -> dict[str, str]:
        return {person.username: person.full_name or person.username for person in appraisers_of(self.round)}

    def unit(self, code: str) -> str:
        """A unit of the round; its code where it is in the round no more."""
        return self._units.get(code, code)

    def head_rating(self, code: str) -> str:
        """What a class means for a head."""
        return self._bands.get(code, code)

    def appraiser(self, username: str) -> str:
        """An appraiser; the account's name where they are none any more."""
        return self._appraisers.get(username, username)


def named(template: str, **values: object) -> str:
    """The template with its values."""
    return template % values


def day_text(iso: str | None) -> str:
    """A day of the log; empty where there is none."""
    return format_date(datetime.date.fromisoformat(iso)) if iso else ""


def days_text(opens: str | None, closes: str | None) -> str:
    """From one day to another, either of which may be open."""
    if opens and closes:
        return _("%(since)s – %(until)s") % {"since": day_text(opens), "until": day_text(closes)}
    if opens:
        return _("từ %(day)s") % {"day": day_text(opens)}
    return _("đến hết %(day)s") % {"day": day_text(closes)} if closes else _("không có ngày")


def stage_text(code: str) -> str:
    """A stage as an office names it."""
    return str(StageChoices(code).label) if code in StageChoices.values else code


def number_text(text: object) -> str:
    """An exact figure of the log as it is read."""
    return format_number(Decimal(str(text)))


def said(*pairs: tuple[str, object]) -> tuple[str, ...]:
    """ "Label: text" of each that has a text."""
    return tuple(_("%(label)s: %(text)s") % {"label": label, "text": text} for label, text in pairs if text)
