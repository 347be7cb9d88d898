"""Own folder for drawn reports."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def reports(settings: object, tmp_path: Path) -> Path:
    """Nothing drawn by another test is found."""
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    return tmp_path / "reports"
