"""Explanations asked for, given, decided."""

from django.utils.translation import gettext as _

from scoring.presenters.work.trail.told import Names, Payload, Told


def asked(payload: Payload, _names: Names) -> Told:
    """The appraiser's question."""
    return Told(_("Yêu cầu giải trình: “%(text)s”") % {"text": payload.get("question", "")})


def answered(payload: Payload, _names: Names) -> Told:
    """The unit's answer."""
    return Told(_("Giải trình: “%(text)s”") % {"text": payload.get("answer", "")})


def withdrawn(payload: Payload, _names: Names) -> Told:
    """The question taken back."""
    return Told(_("Rút yêu cầu giải trình: “%(text)s”") % {"text": payload.get("question", "")})


def decided(payload: Payload, _names: Names) -> Told:
    """The appraiser's decision."""
    return Told(_("Kết luận giải trình: “%(text)s”") % {"text": payload.get("decision", "")})
