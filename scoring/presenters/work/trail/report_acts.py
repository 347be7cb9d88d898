"""Acts on the annual report."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from scoring.presenters.work.trail.told import Names, Payload, Told, said


def started(payload: Payload, _names: Names) -> Told:
    """A report was begun, afresh or from last year's."""
    return Told(_("Lập báo cáo"), said((_("Lập từ báo cáo năm"), payload.get("copied_year"))))


def changed(payload: Payload, _names: Names) -> Told:
    """A section, or the form of the report."""
    return Told(_("Sửa báo cáo"), said((_("Mục"), payload.get("section")), (_("Thay đổi"), payload.get("what"))))


def figure_changed(payload: Payload, _names: Names) -> Told:
    """A figure of a year, from what to what."""
    values = {"name": payload.get("name", ""), "year": payload.get("year", "")}
    details = said((_("Từ"), payload.get("old") or "–"), (_("Thành"), payload.get("new") or "–"))
    return Told(_("Sửa số liệu “%(name)s” năm %(year)s") % values, details)


def finding_dismissed(payload: Payload, _names: Names) -> Told:
    """A finding was looked at and let stand."""
    details = said((_("Câu"), payload.get("sentence")))
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
