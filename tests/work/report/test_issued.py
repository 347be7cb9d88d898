"""An issued report is read as it was approved, whatever the figures say by now."""

import pytest

from scoring.models import Edition, FigureValue, Report
from scoring.report.content.build import content_of
from scoring.report.content.freezing import digest, frozen
from scoring.results.source import results_of
from scoring.services.errors import RefusedError
from scoring.services.publishing import publish
from scoring.services.report.sections import save_section
from tests.work.report.desk import make_figure, make_report, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(people) -> Report:
    make_figure(people.authority)
    report = make_report(people)
    publication = publish(actor=None, round_=report.round)
    document = frozen(content_of(report, report.round, results_of(publication)))
    Edition.objects.create(
        round=report.round,
        number=1,
        publication=publication,
        content=document,
        content_sha256=digest(document),
        approved_at=publication.published_at,
    )
    return report


def test_read_as_approved(client, people, issued):
    FigureValue.objects.update(value=1)
    client.force_login(people.office)
    page = client.get("/2021/bao-cao/muc/ho-so/").content.decode()
    assert "Tiếp nhận" in page
    assert "22.725" in page
    assert "data-editor" not in page
    assert "22.725" in client.get("/2021/bao-cao/xem/").content.decode()
    assert "đã ban hành" in client.get("/2021/bao-cao/").content.decode()


def test_written_only_after_it_is_opened_again(people, issued):
    with pytest.raises(RefusedError, match="đã ban hành"):
        save_section(actor=people.office, section=section(issued), body="<p>x</p>", version=1)
    Report.objects.update(reopened_reason="Sai số hồ sơ")
    assert save_section(actor=people.office, section=section(issued), body="<p>x</p>", version=1).section.version == 2
