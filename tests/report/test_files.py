"""Drawn reports are kept."""

import threading
import time

import pytest

from scoring.report.files import design_version, kept


def test_made_once_and_written_whole(reports):
    made = []

    def make() -> bytes:
        made.append(1)
        return b"%PDF"

    assert [kept("ab", "1", make).read_bytes(), kept("ab", "1", make).read_bytes()] == [b"%PDF"] * 2
    assert made == [1]
    assert sorted(path.name for path in reports.iterdir()) == [".lock", "ab-1.pdf"]


def test_several_at_once_make_one():
    made, answers = [], []

    def slowly() -> bytes:
        made.append(1)
        time.sleep(0.2)
        return b"%PDF"

    threads = [threading.Thread(target=lambda: answers.append(kept("ab", "2", slowly).read_bytes())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, answers) == ([1], [b"%PDF"] * 4)


def test_a_failed_drawing_leaves_nothing(reports):
    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept("ab", "3", fail)
    assert [path.name for path in reports.iterdir()] == [".lock"]
    assert kept("ab", "3", lambda: b"%PDF").read_bytes() == b"%PDF"


def test_a_new_design_replaces_the_old_drawing_of_the_same_document(reports):
    for name, design in (("ab", "1"), ("cd", "1"), ("ab", "2")):
        kept(name, design, lambda: b"%PDF")
    assert sorted(path.name for path in reports.glob("*.pdf")) == ["ab-2.pdf", "cd-1.pdf"]


def test_the_design_has_a_version_of_its_own():
    assert len(design_version()) == 16
    assert design_version() == design_version()
