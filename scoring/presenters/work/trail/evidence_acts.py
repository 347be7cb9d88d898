"""Documents added, replaced, withdrawn."""

from django.utils.translation import gettext as _

from scoring.presenters.work.trail.told import Names, Payload, Told, day_text, said


def added(payload: Payload, _names: Names) -> Told:
    """A document behind a score."""
    return Told(_("Thêm tài liệu kiểm chứng"), _document(payload))


def replaced(payload: Payload, _names: Names) -> Told:
    """A document in the place of another; the other is kept."""
    return Told(_("Thay tài liệu kiểm chứng; bản cũ vẫn giữ"), _document(payload))


def withdrawn(payload: Payload, _names: Names) -> Told:
    """A document taken back; it is kept."""
    return Told(_("Rút tài liệu kiểm chứng; tệp vẫn giữ"), _document(payload), payload.get("reason", ""))


def _document(payload: Payload) -> tuple[str, ...]:
    return said(
        (_("Trích yếu"), payload.get("title")),
        (_("Số, ký hiệu"), payload.get("number")),
        (_("Ngày văn bản"), day_text(payload.get("issued_on"))),
        (_("Cơ quan ban hành"), payload.get("issuer")),
        (_("Tệp"), payload.get("file")),
        (_("Đường dẫn"), payload.get("link")),
    )
