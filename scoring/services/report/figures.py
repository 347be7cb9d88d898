"""Values of figures: recorded by the office for a year, all that is handed in or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.marks import plain
from scoring.models import Figure, FigureValue, Round
from scoring.selectors.figure_locks import year_lock
from scoring.selectors.figures import FigureTable, figure_table
from scoring.services.errors import RefusedError
from scoring.services.report.figure_gate import held_authority, log_figures, refuse_if, waiting_years
from scoring.services.report.figure_values import source_problem, value_problem, year_problem
from units.models import Unit, User
from units.names import clean


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A value as handed in; `value` None takes away what is there.

    `version` is that of the value it was based on: 0 for none, None to write whatever is there.
    """

    code: str
    value: Decimal | None
    source: str = ""
    version: int | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class FigureConflict:
    """A value that somebody else changed since it was read; `theirs` is None where they took it away."""

    code: str
    theirs: FigureValue | None


class FiguresRefusedError(RefusedError):
    """Some values are wrong; nothing was written. `by_code` tells which and why."""

    def __init__(self, by_code: Mapping[str, str]) -> None:
        super().__init__(list(by_code.values()))
        self.by_code = dict(by_code)


class FigureConflictError(RefusedError):
    """Values changed by somebody else meanwhile; nothing was written."""

    def __init__(self, conflicts: Sequence[FigureConflict]) -> None:
        super().__init__(_("Có số liệu vừa được người khác sửa; chưa ghi gì. Hãy xem lại các ô được đánh dấu rồi lưu."))
        self.conflicts = list(conflicts)


@transaction.atomic
def record_figures(
    *, actor: User | None, authority: Unit, year: int, entries: Sequence[FigureEntry], round_: Round | None = None
) -> int:
    """Record values of `year`; entries that change nothing are passed over. Returns how many values changed.

    Values of derived figures may be recorded too: as claims, which are held against the computation. `round_` is the
    round in whose history the event is told.

    Raises NotAllowedError; RefusedError while a report that says figures of the year waits for approval;
    FiguresRefusedError; FigureConflictError.
    """
    authority = held_authority(actor, authority, round_)
    refuse_if(year_problem(year) or year_lock(waiting_years(authority), year))
    table = figure_table(authority, [year])
    changed = [entry for entry in map(_tidy, entries) if _changes(entry, table.row(entry.code, year))]
    _refuse_wrong(changed, table)
    _refuse_stale(changed, table, year)
    if changed:
        payload = _payload(changed, table, year)
        _write(changed, table, year, actor)
        log_figures(actor=actor, round_=round_, payload=payload)
    return len(changed)


def _tidy(entry: FigureEntry) -> FigureEntry:
    return FigureEntry(entry.code, entry.value, clean(entry.source), entry.version, entry.is_sample)


def _changes(entry: FigureEntry, row: FigureValue | None) -> bool:
    if row is None:
        return entry.value is not None or bool(entry.source)
    return (entry.value, entry.source, entry.is_sample) != (row.value, row.source, row.is_sample)


def _refuse_wrong(entries: Iterable[FigureEntry], table: FigureTable) -> None:
    problems = {entry.code: _problem(entry, table.by_code.get(entry.code)) for entry in entries}
    if found := {code: problem for code, problem in problems.items() if problem}:
        raise FiguresRefusedError(found)


def _problem(entry: FigureEntry, figure: Figure | None) -> str:
    if figure is None:
        return _("Không có số liệu mã “%(code)s”. Hãy tải lại trang.") % {"code": entry.code}
    if entry.value is None and entry.version == 0:
        return _("%(name)s: có nguồn nhưng chưa có giá trị. Hãy ghi giá trị hoặc xóa nguồn.") % {"name": figure.name}
    return value_problem(figure, entry.value) or source_problem(figure, entry.source)


def _refuse_stale(entries: Iterable[FigureEntry], table: FigureTable, year: int) -> None:
    rows = [(entry, table.row(entry.code, year)) for entry in entries if entry.version is not None]
    stale = [FigureConflict(entry.code, row) for entry, row in rows if (row.version if row else 0) != entry.version]
    if stale:
        raise FigureConflictError(stale)


def _write(entries: Sequence[FigureEntry], table: FigureTable, year: int, actor: User | None) -> None:
    rows = {entry.code: table.row(entry.code, year) for entry in entries}
    gone = [row.pk for entry in entries if entry.value is None and (row := rows[entry.code])]
    kept = [entry for entry in entries if entry.value is not None]
    filled = [
        _filled(rows[entry.code] or FigureValue(figure=table.by_code[entry.code], year=year), entry, actor)
        for entry in kept
    ]
    FigureValue.objects.filter(pk__in=gone).delete()
    old, new = [row for row in filled if row.pk], [row for row in filled if not row.pk]
    FigureValue.objects.bulk_create(new)
    FigureValue.objects.bulk_update(old, ["value", "source", "is_sample", "version", "updated_by", "updated_at"])


def _filled(row: FigureValue, entry: FigureEntry, actor: User | None) -> FigureValue:
    row.version = row.version + 1 if row.pk else 1
    row.value, row.source, row.is_sample = entry.value or Decimal(0), entry.source, entry.is_sample
    row.updated_by, row.updated_at = actor, timezone.now()
    return row


def _payload(entries: Sequence[FigureEntry], table: FigureTable, year: int) -> dict[str, object]:
    """What the event keeps: year, and of each value its code, name, and what it was and became ("" for none)."""
    changes = []
    for entry in entries:
        row = table.row(entry.code, year)
        words = {"code": entry.code, "name": table.by_code[entry.code].name, "source": entry.source}
        changes.append({**words, "old": plain(row.value) if row else "", "new": _text(entry.value)})
    return {"year": year, "changes": changes}


def _text(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
