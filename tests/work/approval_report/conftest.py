"""A published round with its report."""

import pytest

from scoring.models import Variant
from scoring.services.report.editions import NewFile, keep_file
from tests.work.approval_report.keys import Authority
from tests.work.approval_report.kit import issued, published_round, ready_report, submitted_report
from tests.work.approval_report.small_pdf import small_pdf


@pytest.fixture(autouse=True)
def _own_roots(settings, tmp_path):
    """No root certificates but those of a test."""
    settings.SIGNING_ROOTS = tmp_path / "trust"


@pytest.fixture
def round_(people):
    return published_round(people)


@pytest.fixture
def report(round_):
    return ready_report(round_)


@pytest.fixture
def waiting(round_, people):
    return submitted_report(round_, people)


@pytest.fixture(scope="session")
def pdf():
    """A small archive PDF with an attachment, as the report is one."""
    return small_pdf({"ket-qua.json": '{"a":1}'})


@pytest.fixture(scope="session")
def provider():
    """A provider of certificates."""
    return Authority()


@pytest.fixture
def edition(round_, people):
    """The first edition, not drawn."""
    return issued(round_, people)


@pytest.fixture
def drawn(edition, pdf):
    """The same with its PDF."""
    keep_file(actor=None, edition=edition, new=NewFile(Variant.FULL, "bao-cao-cchc-2021.pdf", pdf))
    return edition
