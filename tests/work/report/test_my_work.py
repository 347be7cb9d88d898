"""The report in "Việc của tôi" and in the round's own links."""

import pytest
from django.utils import timezone

from scoring.models import Report
from scoring.selectors.report_work import report_work
from scoring.services.publishing import publish
from tests.work.report.desk import make_report

pytestmark = pytest.mark.django_db


def states(person):
    return [(work.round.year, work.state.value) for work in report_work(person)]


def test_who_has_what_to_do(client, people):
    report = make_report(people)
    assert states(people.office) == []  # nothing is published
    publish(actor=None, round_=report.round)
    assert states(people.office) == [(2021, "writing")]
    assert states(people.leader) == states(people.official) == []
    client.force_login(people.office)
    assert "Soạn tiếp báo cáo năm 2021" in client.get("/viec-cua-toi/").content.decode()
    Report.objects.update(submitted_at=timezone.now())
    assert states(people.office) == []
    assert states(people.leader) == [(2021, "submitted")]
    Report.objects.all().delete()
    assert states(people.office) == [(2021, "none")]


def test_the_round_links_to_it_for_its_own_people(client, people):
    report = make_report(people)
    publish(actor=None, round_=report.round)
    client.force_login(people.office)
    assert 'href="/2021/bao-cao/"' in client.get("/2021/").content.decode()
    client.logout()
    assert 'href="/2021/bao-cao/"' not in client.get("/2021/").content.decode()
