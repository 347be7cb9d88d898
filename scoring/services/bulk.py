"""Writing scores by the 100,000: staged in a temporary table, then merged and logged by one statement each."""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from scoring.marks import NA_TEXT
from scoring.models import Action, Event, Layer, Round, Score, ScoreChange
from scoring.services.log import append_event
from units.models import User

STAGE = "scoring_stage"

Staged = tuple[int, int, str, str]  # RoundUnit, Criterion, old and new mark as in `scoring.marks.mark_text`

_COLUMNS = "n integer {key}, place bigint, criterion bigint, old varchar(20), new varchar(20)"

# Points from a workbook take the place of what facts had yielded.
# The text of a mark goes into the columns of a row; SQLite turns it into a number by the type of the column.
_MERGE = """
INSERT INTO {score}
    (round_unit_id, criterion_id, layer, points, not_applicable, note, version, updated_at, updated_by_id)
SELECT place, criterion, %(layer)s, {points}, new = %(na)s, '', 1, {now}, %(actor)s FROM {stage} WHERE TRUE
ON CONFLICT (round_unit_id, criterion_id, layer) DO UPDATE SET
    points = excluded.points, not_applicable = excluded.not_applicable, version = {score}.version + 1,
    updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id, facts = NULL
"""
_LOG = """
INSERT INTO {change} (event_id, round_unit_id, criterion_id, layer, old, new)
SELECT %s, place, criterion, %s, old, new FROM {stage} ORDER BY n
"""


def merge_scores(
    *,
    actor: User | None,
    round_: Round,
    layer: Layer,
    rows: Iterable[Staged],
    digest: str,
    payload: Mapping[str, Any],
) -> Event:
    """Write marks and their event, in the order of `digest` (see `services.log.digest_of`).

    The caller has checked everything, holds the round (`services.scores.writable`) and gives rows that change
    something, each cell once.
    """
    event = append_event(
        actor=actor, action=Action.SCORES_RECORDED, round_=round_, payload=payload, changes_digest=digest
    )
    with connection.cursor() as cursor, _stage(cursor, rows):
        cursor.execute(*_merge(actor, layer))
        log = _LOG.format(change=_table(ScoreChange), stage=STAGE)
        cursor.execute(log, [event.pk, layer])
    return event


def _merge(actor: User | None, layer: Layer) -> tuple[str, dict[str, Any]]:
    points = "CASE WHEN new IN ('', %(na)s) THEN NULL ELSE new END"
    now = "%(now)s"
    if connection.vendor == "postgresql":
        points, now = f"({points})::numeric", f"{now}::timestamptz"
    sql = _MERGE.format(score=_table(Score), stage=STAGE, points=points, now=now)
    moment = connection.ops.adapt_datetimefield_value(timezone.now())
    return sql, {"layer": layer, "na": NA_TEXT, "now": moment, "actor": actor.pk if actor else None}


@contextmanager
def _stage(cursor: CursorWrapper, rows: Iterable[Staged]) -> Iterator[None]:
    """The rows in a temporary table, numbered in their order."""
    if connection.vendor == "postgresql":
        cursor.execute(f"CREATE TEMPORARY TABLE {STAGE} ({_COLUMNS.format(key='')}) ON COMMIT DROP")
        cursor.copy_expert(f"COPY {STAGE} FROM STDIN", io.StringIO(_copy_text(rows)))
    else:
        cursor.execute(f"CREATE TEMPORARY TABLE {STAGE} ({_COLUMNS.format(key='PRIMARY KEY')})")
        insert = f"INSERT INTO {STAGE} VALUES (%s, %s, %s, %s, %s)"  # noqa: S608  # a name of our own
        cursor.executemany(insert, [(n, *row) for n, row in enumerate(rows)])
    yield
    cursor.execute(f"DROP TABLE {STAGE}")


def _copy_text(rows: Iterable[Staged]) -> str:
    """Numbers and marks only ("1.5", "na", ""): nothing that COPY would have to have escaped."""
    return "".join(
        [f"{n}\t{place}\t{criterion}\t{old}\t{new}\n" for n, (place, criterion, old, new) in enumerate(rows)]
    )


def _table(model: type[Score | ScoreChange]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  # Django's public model API
