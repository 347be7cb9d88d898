"""kill -9 at a hundred random points of an import: the round is as before or as after, and the next try succeeds."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from django.db import connection, connections

from scoring.models import Event, ImportState, Layer, Round, ScoreImport
from scoring.services.log import is_intact
from scoring.workbook.importing import flow
from scoring.workbook.importing.copies import ENDING, book_of
from tests.factories import make_round, make_set
from tests.workbook.importing_kit import HEAD, marks, written

KILLS = 100
UNITS, LEAVES = 30, 20
SEED = 20_210_305

CODES = [f"1.{number}" for number in range(1, LEAVES + 1)]


def file_of(value: float) -> bytes:
    return written([*HEAD, *CODES], *([f"u2021-{n:04}", "", *[value] * LEAVES] for n in range(1, UNITS + 1)))


def handed_in(round_: Round, data: bytes, copy: Path) -> ScoreImport:
    """An import with the copy of its cells beside it, so that time is spent at comparing and writing."""
    import_ = flow.start(actor=None, round_=round_, layer=Layer.FINAL, name="diem.xlsx", data=data)
    shutil.copy(copy, import_.file.path + ENDING)
    return import_


def whole_way(pk: int) -> None:
    import_ = flow.read(ScoreImport.objects.get(pk=pk))
    flow.confirm(actor=None, import_=import_)


def run(pk: int, kill_after: float | None = None) -> float:
    """A process of its own that does the whole way, ended by SIGKILL after some seconds; how long it ran."""
    connection.close()
    started, ready = os.pipe()
    child = os.fork()
    if child == 0:
        # A browser test in this process may have left a connection of another context: it belongs to the parent.
        for inherited in connections.all():
            inherited.connection = None
        os.write(ready, b".")
        try:
            whole_way(pk)
        finally:
            os._exit(0)
    os.read(started, 1)
    began = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(started)
    os.close(ready)
    return time.perf_counter() - began


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.django_db(transaction=True)
def test_kill_at_random_points(tmp_path):
    round_ = make_round(UNITS, criteria_set=make_set({1: [5] * LEAVES}))
    files = [file_of(1.25), file_of(2.5)]
    copies: list[Path] = []
    for number, data in enumerate(files):
        import_ = flow.start(actor=None, round_=round_, layer=Layer.FINAL, name="diem.xlsx", data=data)
        book_of(import_)
        copies.append(Path(shutil.copy(import_.file.path + ENDING, tmp_path / str(number))))
    cells = [(f"u2021-{n:04}", code) for n in range(1, UNITS + 1) for code in CODES]
    states = [dict.fromkeys(cells, "1.25"), dict.fromkeys(cells, "2.5")]
    taken = max(run(handed_in(round_, files[number], copies[number]).pk) for number in (1, 0))
    dice = random.Random(SEED)
    seen = set()
    for number in range(1, KILLS + 1):
        before, after = states[1 - number % 2], states[number % 2]
        import_ = handed_in(round_, files[number % 2], copies[number % 2])
        run(import_.pk, kill_after=dice.uniform(0, taken * 1.2))
        assert marks(round_) in (before, after)
        import_.refresh_from_db()
        seen.add(import_.state)
        if import_.state in {ImportState.UPLOADED, ImportState.READING}:
            flow.read(import_)
        assert flow.confirm(actor=None, import_=import_).state == ImportState.DONE
        assert marks(round_) == after
    assert {ImportState.READING, ImportState.WRITING, ImportState.DONE} <= seen
    events = Event.objects.filter(action="scores.recorded")
    assert events.count() == KILLS + 2
    assert all(is_intact(event) for event in events)
