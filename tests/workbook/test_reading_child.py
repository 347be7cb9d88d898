"""The process that parses: starts fast, knows no secrets, keeps its limits, is never left behind."""

import os
import subprocess
import sys

import pytest

from scoring.workbook import process
from scoring.workbook.limits import DEFAULT
from scoring.workbook.parsing.wire import pack, to_wire, unpack
from scoring.workbook.process import ROOT, Child, ReaderError
from scoring.workbook.reading import read_book
from scoring.workbook.sweep import Findings
from tests.workbook.raw import book


def said_by(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_it_imports_nothing_slow():
    script = "import sys; before = set(sys.modules); import scoring.workbook.child; print(*(set(sys.modules) - before))"
    new = {name.partition(".")[0] for name in said_by(script).split()}
    assert not new & {"django", "openpyxl", "typing", "dataclasses", "re", "json", "zipfile", "units", "cchc"}


def test_it_holds_itself_to_the_limits():
    script = (
        "import resource as r; from dataclasses import asdict; from scoring.workbook.child import limit;"
        "from scoring.workbook.limits import DEFAULT; limit(asdict(DEFAULT));"
        "print(*(r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)))"
    )
    limits = [DEFAULT.memory_bytes, DEFAULT.cpu_seconds, DEFAULT.output_bytes, 0]
    assert said_by(script) == " ".join(map(str, limits))


def test_secrets_of_the_portal_stay_outside(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    seen = {}
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **options: seen.update(options) or popen(*args, **options))
    with Child(DEFAULT):
        pass
    assert not seen["env"].keys() & {"SECRET_KEY", "DATABASE_URL"}


def test_it_is_gone_afterwards(tmp_path):
    with Child(DEFAULT) as child:
        pid = child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_is_gone_after_a_refusal_too(monkeypatch):
    class OddError(Exception):
        pass

    child = Child(DEFAULT)
    with pytest.raises(OddError), child:
        raise OddError
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_child_that_cannot_run_is_not_blamed_on_the_file(monkeypatch, tmp_path):
    monkeypatch.setattr(process, "PROGRAM", [sys.executable, "-m", "scoring.workbook.nothing"])
    (tmp_path / "a.xlsx").write_bytes(book())
    with pytest.raises(ReaderError, match="No module named"):
        read_book(tmp_path / "a.xlsx")


def test_processor_time_is_limited():
    script = (
        "from dataclasses import asdict, replace; from scoring.workbook.child import limit;"
        "from scoring.workbook.limits import DEFAULT; limit(asdict(replace(DEFAULT, cpu_seconds=1)));"
        "exec('while True: pass')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=30)
    assert done.returncode < 0


def test_it_tells_a_sheet_before_it_reads_it():
    with Child(DEFAULT) as child:
        answer = list(unpack(child.ask(book(), Findings())))
    assert [frame[0] for frame in answer] == ["begin", "sheet", "cells", "end"]


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_frames_that_are_cut_off_are_noticed(cut):
    data = pack(("sheet", "Điểm", False)) + pack(("end",))
    with pytest.raises(EOFError):
        list(unpack(data[:-cut]))


def test_numbers_beyond_floats_are_errors():
    assert to_wire([[10**400, 5, True, "", None]]) == [[("error_value", "inf"), 5.0, True, None, None]]
