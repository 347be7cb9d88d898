"""A round to hand workbooks in for, and the flow with made-up findings."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from scoring.models import Round, ScoreImport
from scoring.workbook.importing import flow
from scoring.workbook.importing.findings import Preview
from tests.factories import make_set
from tests.pages.rounds import open_round_of


@pytest.fixture
def private_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Uploads go to a folder of the test's own."""
    monkeypatch.setattr(ScoreImport._meta.get_field("file"), "storage", FileSystemStorage(location=tmp_path))


@pytest.fixture
def round_(people: Any, private_files: None) -> Round:
    """An open round of three communes, every criterion of which may be "không áp dụng"."""
    return open_round_of(people, criteria_set=make_set(na_policy="exclude"))


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Callable[[Preview], None]:
    """Makes the given findings those of every import."""
    return lambda preview: monkeypatch.setattr(flow, "preview_of", lambda _import: preview)


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the flow was asked to do, in place of doing it."""
    done: list[tuple[str, dict[str, Any]]] = []
    for name in ("answer", "confirm", "cancel"):
        monkeypatch.setattr(flow, name, lambda name=name, **given: done.append((name, given)))
    return done
