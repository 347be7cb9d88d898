"""Files of a test stay with the test; a round of two communes whose criteria require evidence."""

from pathlib import Path
from typing import Any

import pytest

from scoring.models import Criterion, Round, RoundUnit, StoredFile
from scoring.models.evidence import evidence_storage
from tests.factories import make_round
from tests.people import People
from tests.work.acts import place_of


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(StoredFile._meta.get_field("file"), "storage", evidence_storage())


@pytest.fixture
def round_(people: People) -> Round:
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    Criterion.objects.filter(criteria_set=round_.criteria_set).update(requires_evidence=True)
    return round_


@pytest.fixture
def place(round_: Round) -> RoundUnit:
    return place_of(round_)


@pytest.fixture
def criterion(round_: Round) -> Criterion:
    found: Criterion = round_.criteria_set.criteria.select_related("domain").get(code="1.1")
    return found
