"""A report whose text contradicts itself."""

import pytest

from scoring.models import Report, Section
from tests.people import People
from tests.work.report.desk import make_figure, make_report

WRONG = (
    "<p>Tiếp nhận 45.757 hồ sơ; đúng hạn 45.660 hồ sơ. Có <strong>102</strong> hồ sơ quá hạn.</p>"
    "<ul><li>Cấp xã tiếp nhận 22.725 hồ sơ.</li></ul>"
)


@pytest.fixture
def people(db) -> People:
    return People.make()


@pytest.fixture
def report(people) -> Report:
    make_figure(people.authority)
    report = make_report(people)
    Section.objects.filter(report=report, key="ban-hanh").update(body=WRONG)
    return report


@pytest.fixture
def address(report) -> str:
    return f"/{report.round.slug}/bao-cao/soat/"
