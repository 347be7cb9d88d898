"""Acts on the annual report."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.presenters.work.trail.told import Names, Payload, Told, said


def started(payload: Payload, _names: Names) -> Told:
    """A report was begun, afresh or from last year's."""
    return Told(_("Lập báo cáo"), said((_("Lập từ báo cáo năm"), payload.get("copied_year"))))


def changed(payload: Payload, _names: Names) -> Told:
    """A section, or the form of the report."""
    what = payload.get("what")
    return Told(_("Sửa báo cáo"), said((_("Mục"), payload.get("section")), (_("Thay đổi"), _(what) if what else "")))


def figure_changed(payload: Payload, _names: Names) -> Told:
    """Figures: values of a year from what to what; or what was defined, or taken away."""
    if "defined" in payload:
        return Told(_("Sửa danh mục số liệu báo cáo"), tuple(item["name"] for item in payload["defined"]))
    if "removed" in payload:
        return Told(_("Bỏ số liệu báo cáo"), tuple(item["name"] for item in payload["removed"]))
    details = tuple(_value_changed(item) for item in payload.get("changes", ()))
    return Told(_("Sửa số liệu báo cáo năm %(year)s") % {"year": payload.get("year", "")}, details)


def _value_changed(item: Payload) -> str:
    """ "Hồ sơ tiếp nhận: 22.725 → 22.752"."""
    old, new = (format_number(Decimal(item[side])) if item[side] else "–" for side in ("old", "new"))
    return f"{item['name']}: {old} → {new}"


def finding_dismissed(payload: Payload, _names: Names) -> Told:
    """A finding was looked at and let stand, or counts again."""
    details = said((_("Câu"), payload.get("sentence")))
    if payload.get("act") == "withdrawn":
        return Told(_("Xét lại phát hiện đã bỏ qua khi soát số liệu"), details)
    return Told(_("Bỏ qua phát hiện khi soát số liệu"), details, payload.get("reason", ""))


def approved(payload: Payload, _names: Names) -> Told:
    """An edition, with its hash."""
    text = _("Duyệt, ban hành báo cáo, lần %(number)s") % {"number": payload.get("number", "")}
    return Told(text, said((_("Mã băm SHA-256"), payload.get("sha256"))), payload.get("reason", ""))


def signed(payload: Payload, _names: Names) -> Told:
    """A signed copy was made or taken in."""
    return Told(_("Ký số báo cáo"), said((_("Người ký"), payload.get("signer"))))


def plain(text: str) -> Callable[[Payload, Names], Told]:
    """An act that is told by its name and its reason."""
    return lambda payload, _names: Told(_(text), reason=payload.get("reason", ""))
