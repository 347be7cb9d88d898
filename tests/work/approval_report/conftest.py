"""A published round with its report."""

import gc
import warnings

import pytest

from scoring.models import Variant
from scoring.services.report.editions import NewFile, keep_file
from tests.work.approval_report.keys import Authority
from tests.work.approval_report.kit import issued, published_round, ready_report, submitted_report


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
    from weasyprint import HTML, Attachment

    attached = Attachment(string='{"a":1}', name="ket-qua.json", relationship="Data")
    page = HTML(string="<html lang=vi><title>Báo cáo</title><h1>Báo cáo</h1><p>Chỉ số 83,30%</p></html>")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its colour profile open
        data = page.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True, attachments=[attached])
        gc.collect()
    return data


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
