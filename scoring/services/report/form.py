"""The form of the report: number, date, who signs, who receives it."""

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noted
from django.utils.translation import override

from scoring.models import Action, Report
from scoring.services.errors import RefusedError
from scoring.services.log import write_event
from scoring.services.report.gate import refuse_stale, report_to_write
from units.models import User


@dataclass(frozen=True)
class FormWords:
    """What the form says; empty where the portal's own wording is to be printed."""

    subject: str
    number: str
    symbol: str
    place: str
    signed_on: datetime.date | None
    signing_form: str
    signatory_post: str
    signatory_name: str
    recipients: str


@transaction.atomic
def change_form(*, actor: User | None, report: Report, words: FormWords, version: int | None = None) -> Report:
    """Set the form of the report; the same words change nothing.

    Raises NotAllowedError; RefusedError while the report is locked, or for a date before the end of its year's first
    day or more than two years after it; ConflictError when form or outline changed since `version`.
    """
    report = report_to_write(actor, report)
    refuse_stale(report, version)
    _refuse_day(report, words.signed_on)
    changed = [name for name, value in asdict(words).items() if getattr(report, name) != value]
    if not changed:
        return report
    for name in changed:
        setattr(report, name, getattr(words, name))
    report.version += 1
    report.full_clean(exclude=["round", "created_by", "submitted_by", "submitted_at", "copied_from"])
    report.save(update_fields=[*changed, "version"])
    payload = {"section": noted("Thông tin văn bản"), "what": _names(changed)}
    write_event(actor=actor, action=Action.REPORT_CHANGED, round_=report.round, payload=payload)
    return report


def _names(fields: list[str]) -> str:
    """The fields as the office knows them, in Vietnamese: the record keeps them."""
    with override("vi"):
        return ", ".join(str(Report._meta.get_field(name).verbose_name) for name in fields)  # type: ignore[union-attr]  # noqa: SLF001  # Django's documented way to a field


def _refuse_day(report: Report, day: datetime.date | None) -> None:
    year = report.round.year
    if day is None:
        return
    if not datetime.date(year, 1, 1) <= day <= datetime.date(year + 2, 12, 31):
        raise RefusedError(_("Ngày ký phải từ 01/01/%(first)s đến 31/12/%(last)s.") % {"first": year, "last": year + 2})
    if day > timezone.localdate() + datetime.timedelta(days=366):
        raise RefusedError(_("Ngày ký không được sau ngày hôm nay quá một năm."))
