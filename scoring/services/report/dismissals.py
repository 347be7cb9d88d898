"""Findings of the figures check that a person lets stand, with the reason."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.models import Action, Dismissal, Report
from scoring.services.errors import RefusedError
from scoring.services.log import write_event
from scoring.services.report.gate import report_to_write
from units.models import User

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, as far as it is kept: what it is known by again, its rule and sentence."""

    fingerprint: str
    rule: str
    sentence: str


@transaction.atomic
def dismiss(*, actor: User | None, report: Report, found: Found, reason: str) -> Dismissal:
    """Let a finding stand. The same one again, wherever its sentence stands, stays let; another rule asks anew.

    Raises NotAllowedError (the office only), RefusedError: the report is locked, no reason, or let stand already.
    """
    report = report_to_write(actor, report)
    words = reason.strip()
    if not words:
        raise RefusedError(_("Hãy ghi lý do bỏ qua phát hiện này."))
    if len(words) > LONGEST_REASON:
        raise RefusedError(_("Lý do quá dài, ghi tối đa %(count)d ký tự.") % {"count": LONGEST_REASON})
    if Dismissal.objects.filter(report=report, fingerprint=found.fingerprint).exists():
        raise RefusedError(_("Phát hiện này đã được bỏ qua."))
    row = Dismissal(
        report=report,
        fingerprint=found.fingerprint,
        rule=found.rule,
        sentence=found.sentence,
        reason=words,
        dismissed_by=actor,
    )
    row.full_clean(exclude=["report", "dismissed_by"])
    row.save()
    _log(actor, row, act="dismissed", reason=words)
    return row


@transaction.atomic
def withdraw(*, actor: User | None, report: Report, fingerprint: str) -> None:
    """Let a finding count again. Raises NotAllowedError, RefusedError (locked, or nothing was let stand)."""
    report = report_to_write(actor, report)
    row = Dismissal.objects.filter(report=report, fingerprint=fingerprint).first()
    if row is None:
        raise RefusedError(_("Phát hiện này không còn ở diện bỏ qua. Hãy tải lại trang."))
    _log(actor, row, act="withdrawn")
    row.delete()


def _log(actor: User | None, row: Dismissal, **more: str) -> None:
    payload = {"rule": row.rule, "sentence": row.sentence, "fingerprint": row.fingerprint, **more}
    write_event(actor=actor, action=Action.FINDING_DISMISSED, round_=row.report.round, payload=payload)
