"""The page of handing in a sheet: what is missing, how it stands, what happened so far."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Criterion, RoundUnit, StoredFile, Submission
from scoring.selectors.submissions import Readiness
from units.models import User


@dataclass(frozen=True, slots=True)
class State:
    """How a sheet stands; `tone` is a class of work.css, never without the words."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Lack:
    """A criterion something is missing of, and where to give it."""

    code: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to the sheet: when, who, what, and what was said with it."""

    at: datetime
    by: str
    what: str
    said: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A signed copy; `is_late` when it was attached after the office had checked the sheet."""

    url: str
    name: str
    at: datetime
    by: str
    is_late: bool


def state_of(submissions: Sequence[Submission]) -> State:
    """The state after the latest submission (first of `submissions`), if there was any."""
    if not submissions:
        return State(_("Chưa gửi"), "")
    latest = submissions[0]
    if latest.returned_at:
        return State(_("Đã trả lại, chờ gửi lại"), "warn")
    return State(_("Đã kiểm tra"), "good") if latest.checked_at else State(_("Đã gửi, chờ kiểm tra"), "busy")


def missing_scores(place: RoundUnit, found: Readiness) -> list[Lack]:
    """Criteria without a self score, each with its line on the sheet."""
    sheet = reverse("sheet", args=[place.round.slug, place.unit.code])
    return [Lack(row.code, row.title, f"{sheet}?lop=self#diem-{row.pk}") for row in found.missing]


def missing_evidence(place: RoundUnit, found: Readiness) -> list[Lack]:
    """Criteria without required evidence, each with its page."""
    return [Lack(row.code, row.title, _cell_url(place, row)) for row in found.lacking]


def copies(place: RoundUnit, files: Iterable[StoredFile], live: Submission | None) -> list[Copy]:
    """Signed copies as they are listed, the latest first."""
    url = reverse("signed-copy", args=[place.round.slug, place.unit.code])
    checked = live.checked_at if live else None
    return [
        Copy(
            url=f"{url}?tep={file.pk}",
            name=file.name,
            at=file.uploaded_at,
            by=_name(file.uploaded_by),
            is_late=bool(checked and file.uploaded_at > checked),
        )
        for file in files
    ]


def history(submissions: Iterable[Submission]) -> list[Step]:
    """What happened to the sheet, the latest first."""
    steps = [step for submission in submissions for step in _steps(submission)]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _steps(submission: Submission) -> Iterator[Step]:
    yield Step(submission.submitted_at, _name(submission.submitted_by), _("Gửi phiếu"), submission.note)
    if submission.checked_at:
        yield Step(submission.checked_at, _name(submission.checked_by), _("Đã kiểm tra"), "")
    if submission.returned_at:
        by = _name(submission.returned_by)
        yield Step(submission.returned_at, by, _("Trả lại phiếu"), submission.return_reason)


def _cell_url(place: RoundUnit, row: Criterion) -> str:
    return reverse("cell", args=[place.round.slug, place.unit.code, row.code])


def _name(person: User | None) -> str:
    return person.get_full_name() if person else _("dòng lệnh")
