"""Files that tests hand in stay out of the portal's own folder."""

from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from scoring.models import ScoreImport


@pytest.fixture(autouse=True)
def _private_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(ScoreImport._meta.get_field("file"), "storage", FileSystemStorage(location=tmp_path))
