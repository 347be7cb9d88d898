"""Beginning the annual report of a round: from the starter outline, or from last year's."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Report, Round, Section, SectionVersion
from scoring.permissions import may_write_report
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held
from scoring.services.log import write_event
from scoring.texts.clean import clean_html
from units.models import User

_YEARS = re.compile(r"\b[0-9]{4}\s*[-–]\s*[0-9]{4}\b|\b[0-9]{4}\b")
_COPIED_FORM = ("symbol", "place", "signing_form", "signatory_post", "signatory_name", "recipients")


class Outlined(Protocol):
    """A section of an outline, as a report begins with it."""

    @property
    def key(self) -> str:
        """What it is known by, in every year."""

    @property
    def title(self) -> str:
        """Its heading without number."""

    @property
    def depth(self) -> int:
        """1 to 4."""

    @property
    def block(self) -> str:
        """What the portal puts at its head (`scoring.models.Block`)."""

    @property
    def body(self) -> str:
        """Its first text, HTML."""


@transaction.atomic
def start_report(*, actor: User | None, round_: Round, outline: Sequence[Outlined]) -> Report:
    """Begin the report from an outline with its first texts.

    Raises NotAllowedError for who is not of the office, RefusedError when the round has a report.
    """
    report = _begun(actor, round_)
    _add_sections(report, (_from_outline(each) for each in outline))
    _log(actor, report, {"sections": len(outline)})
    return report


@transaction.atomic
def start_from_earlier(*, actor: User | None, round_: Round, source: Report) -> Report:
    """Begin the report from an earlier one of the same authority.

    Its texts come along marked as not yet reviewed; years in titles move on, those in the texts are for the writer.
    Raises as `start_report`, and RefusedError for a report of another authority or of a later year.
    """
    _refuse_source(round_, source)
    form = {name: getattr(source, name) for name in _COPIED_FORM}
    report = _begun(actor, round_, copied_from=source, subject=_moved(source.subject, source, round_), **form)
    rows = list(source.sections.order_by("order", "pk"))
    _add_sections(report, (_from_earlier(row, _moved(row.title, source, round_)) for row in rows))
    _log(actor, report, {"sections": len(rows), "copied_year": source.round.year})
    return report


def _begun(actor: User | None, round_: Round, **fields: Any) -> Report:
    round_ = held(round_)
    if actor is not None and not may_write_report(actor, round_):
        raise NotAllowedError
    if Report.objects.filter(round=round_).exists():
        raise RefusedError(_("Kỳ đánh giá này đã có báo cáo. Hãy tải lại trang."))
    report = Report(round=round_, created_by=actor, **fields)
    report.full_clean(exclude=["created_by", "copied_from", "round", "submitted_by", "submitted_at"])
    report.save()
    return report


def _refuse_source(round_: Round, source: Report) -> None:
    if source.round.authority_id != round_.authority_id or source.round.year >= round_.year:
        raise RefusedError(_("Chỉ lập được từ báo cáo năm trước của cùng cơ quan."))


def _from_outline(each: Outlined) -> Section:
    return Section(key=each.key, depth=each.depth, title=each.title, block=each.block, body=clean_html(each.body))


def _from_earlier(row: Section, title: str) -> Section:
    return Section(
        key=row.key,
        depth=row.depth,
        title=title,
        block=row.block,
        body=row.body,
        is_stale=bool(row.body),
        is_printed=row.is_printed,
    )


def _moved(text: str, source: Report, round_: Round) -> str:
    """The text with its own years moved on: "năm 2021" of the report of 2021 is "năm 2022" in the next.

    The years around the report's own move; others, and those of a period ("giai đoạn 2021–2030"), stay.
    """
    year = source.round.year
    own = {str(each): str(each + round_.year - year) for each in (year - 1, year, year + 1)}
    return _YEARS.sub(lambda found: own.get(found[0], found[0]), text)


def _add_sections(report: Report, sections: Iterable[Section]) -> None:
    """Rows, and for each text what it said at first."""
    rows = list(sections)
    for order, row in enumerate(rows, start=1):
        row.report, row.order = report, order
    Section.objects.bulk_create(rows)
    now = timezone.now()
    SectionVersion.objects.bulk_create(
        SectionVersion(section=row, number=1, title=row.title, body=row.body, saved_at=now) for row in rows if row.body
    )


def _log(actor: User | None, report: Report, payload: dict[str, Any]) -> None:
    write_event(actor=actor, action=Action.REPORT_STARTED, round_=report.round, payload=payload)
