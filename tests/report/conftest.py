"""Own folder for drawn reports; a round of two communes, its edition, and drawings that are none."""

from pathlib import Path

import pytest
from django.utils import timezone

from scoring.models import Edition, Report, Round
from scoring.report import printing
from scoring.report.content.build import content_of
from scoring.report.content.freezing import digest, frozen
from scoring.results.source import results_of
from scoring.services.publishing import publish
from tests.factories import make_round, record_all
from tests.people import People
from tests.report.asking import PDF


@pytest.fixture(autouse=True)
def reports(settings: object, tmp_path: Path) -> Path:
    """Nothing drawn by another test is found."""
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    return tmp_path / "reports"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """HTML of every drawing; nothing is really drawn."""
    pages: list[str] = []

    def draw(html: str, folder: object, **how: object) -> bytes:
        pages.append(html)
        return PDF

    monkeypatch.setattr(printing, "draw_pdf", draw)
    return pages


@pytest.fixture
def round_(people: People) -> Round:
    opened = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(opened)
    return opened


@pytest.fixture
def edition(round_: Round) -> Edition:
    publication = publish(actor=None, round_=round_)
    content = frozen(content_of(Report.objects.create(round=round_), round_, results_of(publication)))
    return Edition.objects.create(
        round=round_,
        number=1,
        publication=publication,
        content=content,
        content_sha256=digest(content),
        approved_at=timezone.now(),
    )
