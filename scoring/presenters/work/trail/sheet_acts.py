"""Sheets handed in, checked, returned, their signed copies."""

from django.utils.translation import gettext as _

from scoring.presenters.work.trail.told import Names, Payload, Told, said


def submitted(payload: Payload, _names: Names) -> Told:
    """A sheet handed in."""
    return Told(_("Gửi phiếu tự chấm điểm"), said((_("Ý kiến của đơn vị"), payload.get("note"))))


def checked(_payload: Payload, _names: Names) -> Told:
    """Found in order by the office."""
    return Told(_("Kiểm tra phiếu, đủ điều kiện thẩm định"))


def returned(payload: Payload, _names: Names) -> Told:
    """Given back to the unit."""
    return Told(_("Trả lại phiếu để đơn vị sửa"), reason=payload.get("reason", ""))


def copy_attached(payload: Payload, _names: Names) -> Told:
    """The signed print of the sheet."""
    return Told(_("Đính kèm bản ký “%(file)s”") % {"file": payload.get("name", "")})
