"""Importing a workbook in which every cell changed, against bare reads and writes of the same rows."""

import io
import resource
import tempfile
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import tablib
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from import_export.resources import ModelResource

from benchmarks.rounds import full_round
from benchmarks.timing import Paired, paired, seconds
from scoring.models import ImportState, Layer, Round, Score, ScoreImport
from scoring.selectors.stored import stored_marks
from scoring.workbook.importing import flow
from scoring.workbook.importing.preview import preview
from scoring.workbook.reading import read_book
from scoring.workbook.writing.book import save
from scoring.workbook.writing.scores.books import matrix_book

GOAL = 2.0
UNITS = 3_321
SLICE = 2_000
RUNS = 5

SELECT = """
SELECT s.round_unit_id, s.criterion_id, s.points, s.not_applicable, s.version
FROM scoring_score s JOIN scoring_roundunit m ON m.id = s.round_unit_id
WHERE m.round_id = %s AND s.layer = 'final'
"""
MERGE = """
INSERT INTO scoring_score (round_unit_id, criterion_id, layer, points, not_applicable, note, version, updated_at)
{rows}
ON CONFLICT (round_unit_id, criterion_id, layer) DO UPDATE SET
    points = excluded.points, not_applicable = excluded.not_applicable,
    version = scoring_score.version + 1, updated_at = excluded.updated_at
"""

PUT_BACK = """
UPDATE scoring_score SET version = 1, points = CASE WHEN points > 1 THEN points - 0.37 ELSE points + 0.37 END
WHERE round_unit_id IN (SELECT id FROM scoring_roundunit WHERE round_id = %s)
"""

Rows = list[tuple[int, int, str]]  # RoundUnit, Criterion, points


def run() -> None:
    """Print preview, confirmed import, statements, memory, and import-export on a slice."""
    round_ = full_round(UNITS, 2030)
    print(
        f"Importing {UNITS} units x 60 criteria, every cell changed, {connection.vendor} (goal: {GOAL} times the floor)"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diem.xlsx"
        save(matrix_book(round_), path)
        stored = stored_marks(round_, Layer.FINAL)
        rows = [(place, leaf, mark) for place, row in stored.items() for leaf, (mark, _version) in row.items()]
        put_back(round_)
        print(f"{'':<24} {'ours s':>8} {'floor s':>8} {'ratio':>6}")
        _reading(round_, path)
        ours = _importing(round_, path, rows)
    _import_export(round_, rows, ours)


def put_back(round_: Round) -> None:
    """Let every mark differ from the file again, and the versions be those of the export."""
    with connection.cursor() as cursor:
        cursor.execute(PUT_BACK, [round_.pk])
        if connection.vendor == "postgresql":
            for table in ("scoring_score", "scoring_scorechange"):
                cursor.execute(f"VACUUM ANALYZE {table}")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _reading(round_: Round, path: Path) -> None:
    def ours() -> None:
        found = preview(read_book(path), round_, Layer.FINAL)
        assert len(found.changed) == UNITS * 60, found

    def floor() -> None:
        read_book(path)
        with connection.cursor() as cursor:
            cursor.execute(SELECT, [round_.pk])
            cursor.fetchall()

    _line("read and preview", paired(ours, floor))


def _importing(round_: Round, path: Path, rows: Rows) -> float:
    waiting: list[ScoreImport] = []

    def before() -> None:
        put_back(round_)
        waiting[:] = [_uploaded(round_, path)]

    def ours() -> None:
        flow.confirm(actor=None, import_=waiting[0])
        assert waiting[0].state == ImportState.DONE, waiting[0].message

    result = paired(ours, lambda: merge(rows), RUNS, before)
    _line("confirmed import", result)
    before()
    _forget_peak()
    with CaptureQueriesContext(connection) as queries:
        ours()
    print(f"{'statements':<24} {len(queries):>8}")
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'memory MB':<24} {_peak():>8}   reading process {reader}")
    put_back(round_)
    whole = seconds(lambda: flow.confirm(actor=None, import_=_uploaded(round_, path)))
    print(f"{'upload to written':<24} {whole:>8.2f}")
    return whole


def _uploaded(round_: Round, path: Path) -> ScoreImport:
    return flow.read(flow.start(actor=None, round_=round_, layer=Layer.FINAL, name="diem.xlsx", data=path.read_bytes()))


def merge(rows: Rows) -> None:
    """The fastest bare merge: no check, no event."""
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE TEMPORARY TABLE bare (place bigint, leaf bigint, points numeric) ON COMMIT DROP")
            text = "".join([f"{place}\t{leaf}\t{points}\n" for place, leaf, points in rows])
            cursor.copy_expert("COPY bare FROM STDIN", io.StringIO(text))
            select = "SELECT place, leaf, 'final', points, FALSE, '', 1, %s FROM bare"
            cursor.execute(MERGE.format(rows=select), [now])
        else:
            moment = connection.ops.adapt_datetimefield_value(now)
            values = "VALUES (%s, %s, 'final', %s, FALSE, '', 1, %s)"
            cursor.executemany(MERGE.format(rows=values), [(*row, moment) for row in rows])


class ScoreResource(ModelResource):  # type: ignore[misc]  # import-export has no types
    """The same rows through django-import-export, set up as fairly as it can be."""

    class Meta:
        model = Score
        import_id_fields = ("round_unit", "criterion", "layer")
        fields = ("round_unit", "criterion", "layer", "points", "not_applicable")


def _import_export(round_: Round, rows: Rows, ours: float) -> None:
    put_back(round_)
    data = tablib.Dataset(headers=["round_unit", "criterion", "layer", "points", "not_applicable"])
    for place, leaf, points in rows[:SLICE]:
        data.append([place, leaf, Layer.FINAL.value, Decimal(points), 0])

    def both() -> None:
        for dry in (True, False):
            result = ScoreResource().import_data(data, dry_run=dry, raise_errors=True)
            assert result.totals["update"] == SLICE, result.totals

    taken = seconds(both)
    theirs = taken / SLICE * len(rows)
    print(f"{'django-import-export':<24} {taken:>8.2f}   for {SLICE} rows: preview and import, no event, no conflicts")
    print(f"{'':<24} {theirs:>8.0f}   for {len(rows)} rows by proportion: {theirs / ours:.0f} times ours")


def _line(what: str, result: Paired) -> None:
    print(f"{what:<24} {result.ours:>8.3f} {result.floor:>8.3f} {result.ratio:>6.2f}")


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024
