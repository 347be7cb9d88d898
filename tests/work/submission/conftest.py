"""Files of a test stay with the test."""

from pathlib import Path
from typing import Any

import pytest

from scoring.models import StoredFile
from scoring.models.evidence import evidence_storage


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(StoredFile._meta.get_field("file"), "storage", evidence_storage())  # public
