"""The number of queries of a page does not grow with sections, figures or units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scoring.models import Figure, FigureValue
from scoring.services.report.sections import save_section
from scoring.services.report.starting import start_report
from tests.pages.rounds import big_round
from tests.work.report.desk import Piece

pytestmark = pytest.mark.django_db

PAGES = [
    ("report-desk",),
    ("report-section", "muc-0"),
    ("report-section-history", "muc-0"),
    ("report-form",),
    ("report-preview",),
]


def written(people, year, size):
    """A report with `size` sections, each citing a figure of its own, about `size` units."""
    round_ = big_round(size, year, published=False)
    for at in range(size):
        figure = Figure.objects.create(
            authority=round_.authority, code=f"so-{year}-{at}", name=f"Số {at}", unit="hồ sơ"
        )
        FigureValue.objects.create(figure=figure, year=year, value=at)
    outline = [
        Piece(f"muc-{at}", f"Mục {at}", body=f'<p><span data-cite="figure/so-{year}-{at}/value"></span></p>')
        for at in range(size)
    ]
    report = start_report(actor=people.office, round_=round_, outline=outline)
    for row in report.sections.all()[: size // 2]:
        save_section(actor=people.office, section=row, body="<p>Mới</p>", version=1)
    return round_


def count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_queries(client, people, page):
    small, large = written(people, 2020, 4), written(people, 2030, 16)
    client.force_login(people.office)
    name, *args = page
    few, many = (count(client, reverse(name, args=[round_.slug, *args])) for round_ in (small, large))
    # The later round looks at the earlier one for its comparison.
    assert many <= few + 3
    assert many < 45
