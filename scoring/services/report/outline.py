"""The outline of the report: sections added, named, moved, set deeper, left out of print, taken away.

Sections are one ordered list; what belongs to a section is everything deeper that follows it. Each act says which
version of the report its page showed, so that nobody moves what somebody else has just moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noted

from scoring.models import Report, Section
from scoring.models.report.sections import DEEPEST
from scoring.services.errors import RefusedError
from scoring.services.report.gate import refuse_stale, report_to_write
from scoring.services.report.sections import log_change
from scoring.services.report.versions import keep_version
from units.models import User
from units.names import clean

OWN = "muc-them-"  # keys of sections that an office added itself
MOST = 200


class Move(StrEnum):
    """A way to move a section with all that belongs to it."""

    UP = "len"
    DOWN = "xuong"
    DEEPER = "vao"
    SHALLOWER = "ra"


@dataclass
class _Outline:
    """The report, locked, with its sections in order."""

    report: Report
    rows: list[Section]

    def at(self, section: Section) -> int:
        place = next((place for place, row in enumerate(self.rows) if row.pk == section.pk), None)
        if place is None:
            raise RefusedError(_("Mục này đã được bỏ khỏi báo cáo. Hãy tải lại trang."))
        return place

    def end(self, at: int) -> int:
        """Where the branch that begins at `at` ends."""
        below = range(at + 1, len(self.rows))
        return next((place for place in below if self.rows[place].depth <= self.rows[at].depth), len(self.rows))


@transaction.atomic
def add_section(
    *, actor: User | None, report: Report, title: str, depth: int, after: Section | None, version: int | None = None
) -> Section:
    """Add an empty section of `depth` after the branch of `after` (None: at the end).

    Raises NotAllowedError; RefusedError while the report is locked, without a title, where the depth does not fit, or
    when there are too many sections; ConflictError when the outline changed since `version`.
    """
    outline = _opened(actor, report, version)
    if len(outline.rows) >= MOST:
        raise RefusedError(_("Báo cáo đã có %(count)d mục, không thêm được nữa.") % {"count": MOST})
    at = _place_after(outline, after, depth)
    row = Section(
        report=outline.report, key=_new_key(outline.rows), depth=depth, title=_named(title), updated_by=actor, order=0
    )
    outline.rows.insert(at, row)
    _refuse_gaps(outline.rows)
    row.full_clean(exclude=["report", "updated_by"])
    row.save()
    _renumber(outline)
    log_change(actor, row, noted("Thêm mục"))
    return row


@transaction.atomic
def rename_section(*, actor: User | None, section: Section, title: str, version: int | None = None) -> Section:
    """Give a section another title. Raises as `add_section`."""
    outline = _opened(actor, section.report, version)
    row = outline.rows[outline.at(section)]
    name = _named(title)
    if name == row.title:
        return row
    before = row.title, row.body
    row.title, row.updated_by, row.report = name, actor, outline.report
    row.full_clean(exclude=["report", "updated_by"])
    row.save(update_fields=["title", "updated_by", "updated_at"])
    _touch(outline)
    keep_version(actor, row, before, noted("Đổi tên mục"), apart=True)
    return row


@transaction.atomic
def move_section(*, actor: User | None, section: Section, move: Move, version: int | None = None) -> Section:
    """Move a section with all that belongs to it. Raises as `add_section`; RefusedError where it cannot go."""
    outline = _opened(actor, section.report, version)
    at = outline.at(section)
    row = outline.rows[at]
    if move in {Move.UP, Move.DOWN}:
        _shift(outline, at, move)
    else:
        _set_depth(outline, at, 1 if move is Move.DEEPER else -1)
    _refuse_gaps(outline.rows)
    _renumber(outline)
    row.report = outline.report
    log_change(actor, row, noted("Chuyển chỗ mục") if move in {Move.UP, Move.DOWN} else noted("Đổi cấp mục"))
    return row


@transaction.atomic
def print_section(*, actor: User | None, section: Section, is_printed: bool, version: int | None = None) -> Section:
    """Print a section with what belongs to it, or leave it out. Raises as `add_section`."""
    outline = _opened(actor, section.report, version)
    row = outline.rows[outline.at(section)]
    if row.is_printed != is_printed:
        row.is_printed, row.report = is_printed, outline.report
        row.save(update_fields=["is_printed"])
        _touch(outline)
        log_change(actor, row, noted("Đưa mục vào bản in") if is_printed else noted("Không in mục"))
    return row


@transaction.atomic
def remove_section(*, actor: User | None, section: Section, version: int | None = None) -> None:
    """Take a section away that is empty or that the office added itself; others can only be left out of print.

    Raises as `add_section`; RefusedError for one that has sections below it.
    """
    outline = _opened(actor, section.report, version)
    at = outline.at(section)
    row = outline.rows[at]
    refusal = removal_refusal(row, has_below=outline.end(at) > at + 1)
    if refusal:
        raise RefusedError(refusal)
    row.report = outline.report
    log_change(actor, row, noted("Bỏ mục"))
    row.delete()
    del outline.rows[at]
    _refuse_gaps(outline.rows)
    _renumber(outline)


def removal_refusal(row: Section, *, has_below: bool) -> str:
    """Why a section cannot be taken away; empty when it can."""
    if has_below:
        return _("Mục này còn mục con. Hãy bỏ hoặc chuyển các mục con trước, hoặc chọn không in.")
    if not row.key.startswith(OWN) and (row.body or row.block):
        return _("Chỉ bỏ được mục trống hoặc mục tự thêm. Hãy chọn không in mục này.")
    return ""


def _opened(actor: User | None, report: Report, version: int | None) -> _Outline:
    report = report_to_write(actor, report)
    refuse_stale(report, version)
    return _Outline(report, list(report.sections.order_by("order", "pk")))


def _named(title: str) -> str:
    name = clean(title)
    if not name:
        raise RefusedError(_("Hãy ghi tên mục."))
    return name


def _new_key(rows: Sequence[Section]) -> str:
    taken = {row.key for row in rows}
    return next(key for number in range(1, MOST + 2) if (key := f"{OWN}{number}") not in taken)


def _place_after(outline: _Outline, after: Section | None, depth: int) -> int:
    """After what belongs to `after` and is deeper than `depth`: a section below it comes last within it."""
    if after is None:
        return len(outline.rows)
    at = outline.at(after)
    return outline.end(at) if depth <= outline.rows[at].depth or outline.end(at) > at + 1 else at + 1


def _shift(outline: _Outline, at: int, move: Move) -> None:
    """Change places with the branch before or after it that has the same parent."""
    rows = outline.rows
    first = _before(rows, at) if move is Move.UP else at
    second = at if move is Move.UP else outline.end(at)
    if first is None or second == len(rows) or rows[first].depth != rows[second].depth:
        raise RefusedError(_("Mục này không chuyển thêm được trong mục chứa nó."))
    end = outline.end(second)
    rows[first:end] = rows[second:end] + rows[first:second]


def _before(rows: Sequence[Section], at: int) -> int | None:
    """The section before `at` that is no deeper."""
    return next((place for place in reversed(range(at)) if rows[place].depth <= rows[at].depth), None)


def _set_depth(outline: _Outline, at: int, by: int) -> None:
    for row in outline.rows[at : outline.end(at)]:
        row.depth += by


def _refuse_gaps(rows: Sequence[Section]) -> None:
    """A section is at most one level below the one before it; there are four levels."""
    before = 0
    for row in rows:
        if not 1 <= row.depth <= min(DEEPEST, before + 1):
            raise RefusedError(_("Mục “%(title)s” không đặt được ở cấp này.") % {"title": row.title or row.key})
        before = row.depth


def _renumber(outline: _Outline) -> None:
    for order, row in enumerate(outline.rows, start=1):
        row.order = order
    Section.objects.bulk_update(outline.rows, ["order", "depth"])
    _touch(outline)


def _touch(outline: _Outline) -> None:
    outline.report.version += 1
    outline.report.save(update_fields=["version"])
