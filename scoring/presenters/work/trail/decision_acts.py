"""What the council, the office and the leader decide: ratings, proposals, publications, corrections."""

from django.utils.translation import gettext as _

from scoring.models import AdjustmentKind
from scoring.presenters.work.trail.told import Names, Payload, Told, day_text, number_text, said


def head_rated(payload: Payload, names: Names) -> Told:
    """The council's rating of a head, or none any more."""
    unit = names.unit(payload.get("unit", ""))
    if not payload.get("band"):
        return Told(_("Người đứng đầu %(unit)s: đánh giá theo mức phân loại của đơn vị") % {"unit": unit})
    words = {"unit": unit, "rating": names.head_rating(payload["band"])}
    return Told(_("Người đứng đầu %(unit)s: %(rating)s") % words, reason=payload.get("reason", ""))


def authority_recorded(payload: Payload, _names: Names) -> Told:
    """The authority's own result, or none any more."""
    if payload.get("index") is None:
        return Told(_("Xóa kết quả của cơ quan đánh giá"))
    text = _("Ghi kết quả của cơ quan đánh giá: %(index)s%%") % {"index": number_text(payload["index"])}
    if payload.get("rank") is None:
        return Told(text)
    return Told(text, said((_("Hạng"), f"{payload['rank']}/{payload.get('ranked') or '–'}")))


def published(payload: Payload, _names: Names) -> Told:
    """A version of the results."""
    details = said((_("Biên bản"), payload.get("minutes")), (_("Mã băm SHA-256"), payload.get("sha256")))
    text = _("Công bố kết quả, phiên bản %(version)s") % {"version": payload.get("version", "")}
    return Told(text, details, payload.get("reason", ""))


def correction_opened(payload: Payload, _names: Names) -> Told:
    """Scores of a published round may be edited again."""
    return Told(_("Mở đính chính"), reason=payload.get("reason", ""))


def correction_dropped(_payload: Payload, _names: Names) -> Told:
    """An open correction closed without a new version."""
    return Told(_("Bỏ đính chính, giữ bản đã công bố"))


def proposed(payload: Payload, _names: Names) -> Told:
    """Publication proposed with the council's minutes."""
    details = said(
        (_("Biên bản"), payload.get("minutes")),
        (_("Ngày biên bản"), day_text(payload.get("minutes_date"))),
        (_("Ghi chú"), payload.get("note")),
    )
    return Told(_("Trình công bố kết quả"), details)


def proposal_returned(payload: Payload, _names: Names) -> Told:
    """Sent back to the office."""
    details = said((_("Biên bản"), payload.get("minutes")))
    return Told(_("Trả lại tờ trình"), details, payload.get("reason", ""))


def proposal_withdrawn(payload: Payload, _names: Names) -> Told:
    """Taken back by the office."""
    return Told(_("Rút tờ trình"), said((_("Biên bản"), payload.get("minutes"))))


def adjusted(payload: Payload, _names: Names) -> Told:
    """Bonus or penalty points recorded or taken away again."""
    words = {"points": number_text(payload.get("points", 0)), "kind": _kind(payload.get("kind", ""))}
    if payload.get("removed"):
        text = _("Bỏ %(points)s %(kind)s") % words
        return Told(text, said((_("Đã ghi vì"), payload.get("reason"))), payload.get("why", ""))
    return Told(_("Ghi %(points)s %(kind)s") % words, reason=payload.get("reason", ""))


def _kind(code: str) -> str:
    return str(AdjustmentKind(code).label).lower() if code in AdjustmentKind.values else code
