"""A published round and an edition of its report, with its files."""

import pytest
from django.db import connection
from django.db.models import QuerySet

from scoring.models import Variant
from scoring.report.verifying import keeping
from scoring.report.verifying.attached import expected
from scoring.results.explained.keeping import Kept
from scoring.services.report.editions import NewFile, keep_file
from scoring.triggers import create_triggers, drop_triggers
from tests.work.approval_report.conftest import _own_roots, provider  # noqa: F401  # fixtures of the neighbours
from tests.work.approval_report.kit import issued, published_round
from tests.work.approval_report.small_pdf import small_pdf


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """What was worked out for one test is not that of another."""
    monkeypatch.setattr(keeping, "_KEPT", Kept(most=8))


@pytest.fixture
def before(people):
    return published_round(people, year=2020)


@pytest.fixture
def round_(people, before):
    return published_round(people)


@pytest.fixture
def publication(round_):
    return round_.publications.get()


@pytest.fixture
def edition(round_, people):
    return issued(round_, people)


@pytest.fixture
def pdf(edition):
    """The report's PDF, which holds the data it was made of."""
    data = small_pdf({name: content.decode() for name, content in expected(edition).items()})
    keep_file(actor=None, edition=edition, new=NewFile(Variant.FULL, "bao-cao-cchc-2021.pdf", data))
    return data


@pytest.fixture
def tamper(db):
    """Writes behind the portal's back: without the triggers that keep rows as they are."""

    def write(model, pk, **values):
        drop_triggers(connection)
        try:
            QuerySet(model).filter(pk=pk).update(**values)
        finally:
            create_triggers(connection)

    return write
