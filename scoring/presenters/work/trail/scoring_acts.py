"""Scores recorded, accepted, noted. The scores themselves are told by `changes`."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.models import Layer
from scoring.presenters.work.trail.told import Names, Payload, Told


def recorded(payload: Payload, _names: Names) -> Told:
    """Scores written by hand or from a workbook, whose name is then the reason."""
    if payload.get("import"):
        return Told(_("Nhập điểm từ tệp “%(file)s”") % {"file": payload.get("reason", "")})
    return Told(_with_layer(_("Ghi điểm"), payload), reason=payload.get("reason", ""))


def accepted(payload: Payload, _names: Names) -> Told:
    """A layer taken over from the one before."""
    taken = {Layer.FIRST: _("Chấp nhận điểm tự chấm"), Layer.FINAL: _("Chốt điểm thẩm định lần 1 thành điểm thẩm định")}
    layer = payload.get("layer", "")
    text = taken[Layer(layer)] if layer in taken else _("Chấp nhận điểm")
    return Told(text, reason=payload.get("reason", ""))


def noted(payload: Payload, _names: Names) -> Told:
    """Notes alone."""
    count = len(payload.get("notes", {}))
    text = ngettext("Ghi chú %(count)d tiêu chí", "Ghi chú %(count)d tiêu chí", count) % {"count": count}
    return Told(_with_layer(text if count > 1 else _("Ghi chú"), payload), reason=payload.get("reason", ""))


def _with_layer(text: str, payload: Payload) -> str:
    layer = payload.get("layer", "")
    if layer not in Layer.values:
        return text
    return _("%(act)s (%(layer)s)") % {"act": text, "layer": Layer(layer).label.lower()}
