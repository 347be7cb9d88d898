"""Findings of one section as data, for the page where it is written."""

import pytest

from scoring.models import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(report) -> str:
    return f"/{report.round.slug}/bao-cao/muc/ban-hanh/soat/"


def test_the_stored_text(client, people, beside):
    client.force_login(people.office)
    answer = client.get(beside).json()
    assert (answer["errors"], answer["count"], answer["version"]) == (1, 2, 1)
    assert answer["findings"][0]["mend"] == "97"
    assert 'name="viec" value="sua"' in answer["html"]
    assert 'name="ve" value="muc"' in answer["html"]


def test_a_text_that_is_being_written_is_checked_and_not_stored(client, people, report, beside):
    client.force_login(people.office)
    answer = client.post(beside, {"body": "<p>Nhận 20 hồ sơ.</p><script>x</script>"}).json()
    assert (answer["errors"], answer["count"]) == (0, 0)
    answer = client.post(beside, {"body": "<p>Tiếp nhận 20 hồ sơ; đúng hạn 21 hồ sơ.</p>"}).json()
    assert [one["claim"] for one in answer["findings"]] == ["21"]
    assert 'name="viec"' not in answer["html"]
    assert Section.objects.get(report=report, key="ban-hanh").version == 1


def test_who_may_ask(client, people, beside):
    client.force_login(people.leader)
    assert client.get(beside).status_code == 200
    assert client.post(beside, {"body": ""}).status_code == 403
    client.force_login(people.official)
    assert client.get(beside).status_code == 404


def test_an_unknown_section_is_not_there(client, people, report):
    client.force_login(people.office)
    assert client.get(f"/{report.round.slug}/bao-cao/muc/khong-co/soat/").status_code == 404


def test_a_mend_from_the_editor_comes_back_to_it(client, people, report, beside):
    client.force_login(people.office)
    first = client.get(beside).json()["findings"][0]
    from scoring.report.citing.catalogue import catalogue_of
    from scoring.report.proof.proof import proof_of
    from scoring.results.source import current_results

    results = current_results(report.round)
    finding = proof_of(report, results, catalogue_of(report.round, results, 2021)).open[0]
    sent = {"muc": "ban-hanh", "phien_ban": 1, "dau": finding.fingerprint, "vi_tri": first["start"], "viec": "sua"}
    response = client.post(f"/{report.round.slug}/bao-cao/soat/", {**sent, "ve": "muc"})
    assert response.url == f"/{report.round.slug}/bao-cao/muc/ban-hanh/"
