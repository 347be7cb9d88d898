"""Texts of the report: saved while they are written, restored, marked as reviewed."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noted

from cchc.numbers import format_date
from scoring.models import Action, Section, SectionVersion
from scoring.services.errors import ConflictError, RefusedError
from scoring.services.log import write_event
from scoring.services.report.gate import report_to_write
from scoring.services.report.versions import keep_version
from scoring.texts.clean import cleaned
from units.models import User


@dataclass(frozen=True, slots=True)
class Saved:
    """A section as it was stored; `repaired` lines of it were typed with fonts from before Unicode."""

    section: Section
    repaired: int


class SectionConflictError(ConflictError):
    """Somebody else changed the section meanwhile; nothing was written. `section` is theirs."""

    def __init__(self, section: Section) -> None:
        super().__init__(_theirs(section), [])
        self.section = section


@transaction.atomic
def save_section(*, actor: User | None, section: Section, body: str, version: int) -> Saved:
    """Store the text (HTML, cleaned here) of a section as it was at `version`; the same text changes nothing.

    Raises NotAllowedError, RefusedError while the report is locked or when the section is gone, ValidationError for a
    text that is far too long, and SectionConflictError when somebody else changed it.
    """
    row = current(actor, section)
    clean = cleaned(body)
    if clean.html != row.body:
        _refuse_stale(row, version)
        _store(actor, row, clean.html, noted("Sửa lời văn"))
    return Saved(row, clean.repaired)


@transaction.atomic
def restore_version(*, actor: User | None, section: Section, number: int, version: int) -> Section:
    """Make an earlier text the text again; what stood there meanwhile stays in the history.

    Raises as `save_section`.
    """
    row = current(actor, section)
    _refuse_stale(row, version)
    kept = SectionVersion.objects.filter(section=row, number=number).first()
    if kept is None:
        raise RefusedError(_("Không có phiên bản này. Hãy tải lại trang."))
    if kept.body != row.body:
        _store(actor, row, cleaned(kept.body).html, noted("Khôi phục phiên bản cũ"), apart=True)
    return row


@transaction.atomic
def mark_reviewed(*, actor: User | None, section: Section) -> Section:
    """Say that a text taken over from last year holds for this year. Raises NotAllowedError, RefusedError."""
    row = current(actor, section)
    if row.is_stale:
        row.is_stale = False
        row.save(update_fields=["is_stale"])
        log_change(actor, row, noted("Đã rà soát lời văn của năm trước"))
    return row


def current(actor: User | None, section: Section) -> Section:
    """The section as it is now, its report locked. Raises NotAllowedError, RefusedError."""
    report = report_to_write(actor, section.report)
    row = Section.objects.select_related("updated_by").filter(pk=section.pk, report=report).first()
    if row is None:
        raise RefusedError(_("Mục này đã được bỏ khỏi báo cáo. Hãy tải lại trang."))
    row.report = report
    return row


def log_change(actor: User | None, row: Section, what: str) -> None:
    """The event of a change of a section; `what` is told in the language of whoever reads it."""
    payload = {"section": row.title or row.key, "key": row.key, "what": what}
    write_event(actor=actor, action=Action.REPORT_CHANGED, round_=row.report.round, payload=payload)


def _store(actor: User | None, row: Section, body: str, what: str, *, apart: bool = False) -> None:
    before = row.title, row.body
    row.body, row.version, row.updated_by = body, row.version + 1, actor
    row.save(update_fields=["body", "version", "updated_by", "updated_at"])
    keep_version(actor, row, before, what, apart=apart)


def _refuse_stale(row: Section, version: int) -> None:
    if row.version != version:
        raise SectionConflictError(row)


def _theirs(row: Section) -> str:
    by, at = row.updated_by, timezone.localtime(row.updated_at)
    words = {
        "who": (by.full_name or by.username) if by else _("Người khác"),
        "day": format_date(at.date()),
        "time": f"{at:%H:%M}",
    }
    return _("%(who)s đã sửa mục này lúc %(time)s ngày %(day)s. Bản của bạn chưa được ghi, cũng chưa mất.") % words
