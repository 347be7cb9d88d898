"""What the office says about the effort that points take."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.presenters.work.trail.told import Payload, Told


def efforts_set(payload: Payload) -> Told:
    """Efforts per point by criterion, before and after."""
    words = _("%(code)s: %(old)s → %(new)s")
    changes = payload["effort"].items()
    details = (words % {"code": code, "old": _number(old), "new": _number(new)} for code, (old, new) in changes)
    return Told(_("Đặt công sức theo tiêu chí"), tuple(details))


def _number(text: str) -> str:
    return format_number(Decimal(text))
