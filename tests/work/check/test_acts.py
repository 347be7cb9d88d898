"""Mending with a click, citing, letting stand with a reason, counting again."""

import html as markup
import re

import pytest

from scoring.models import Action, Dismissal, Event, Section

pytestmark = pytest.mark.django_db


def section(report) -> Section:
    return Section.objects.get(report=report, key="ban-hanh")


@pytest.fixture
def office(client, people):
    client.force_login(people.office)
    return client


def finding(client, address, claim: str) -> dict[str, str]:
    """The hidden fields of the form beside a claim."""
    shown = client.get(address).content.decode()
    piece = shown[shown.index(f"<mark>{claim}</mark>") :]
    form = piece[: piece.index("</form>")]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: markup.unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def act(client, address, claim: str, what: str, **more: str):
    return client.post(address, {**finding(client, address, claim), "viec": what, **more})


def test_a_mend_is_written_into_the_text(office, report, address):
    response = act(office, address, "102", "sua")
    assert response.status_code == 302
    assert "Có <strong>97</strong> hồ sơ quá hạn." in section(report).body
    assert section(report).version == 2
    assert "<mark>102</mark>" not in office.get(address).content.decode()
    assert Event.objects.filter(action=Action.REPORT_CHANGED).count() == 1


def test_a_typed_figure_becomes_a_citation(office, report, address):
    act(office, address, "22.725", "dan")
    assert '<span data-cite="figure/ho-so/value"></span> hồ sơ.</li>' in section(report).body


def test_what_cannot_be_mended_is_refused(office, report, address):
    response = act(office, address, "22.725", "sua")
    assert response.status_code == 422
    assert "phải tự sửa" in response.content.decode()


def test_a_text_that_changed_meanwhile_is_a_conflict_and_stays(office, report, address):
    fields = finding(office, address, "102")
    Section.objects.filter(pk=section(report).pk).update(body="<p>Khác.</p>", version=5)
    response = office.post(address, {**fields, "viec": "sua"})
    assert response.status_code == 409
    assert section(report).body == "<p>Khác.</p>"


def test_a_finding_that_is_no_longer_made_is_refused(office, report, address):
    fields = {**finding(office, address, "102"), "vi_tri": "3", "viec": "sua"}
    response = office.post(address, fields)
    assert response.status_code == 422
    assert "Không còn phát hiện này" in response.content.decode()


def test_a_finding_is_let_stand_with_a_reason_and_counted_again(office, report, address):
    assert act(office, address, "102", "bo-qua", ly_do="Theo số phần mềm của tỉnh").status_code == 302
    row = Dismissal.objects.get()
    assert (row.rule, row.reason, row.dismissed_by.username) == ("overdue", "Theo số phần mềm của tỉnh", "noi-vu")
    shown = office.get(address).content.decode()
    assert "Theo số phần mềm của tỉnh" in shown
    assert "Mâu thuẫn</span>" not in shown
    assert Event.objects.filter(action=Action.FINDING_DISMISSED).get().payload["reason"] == row.reason
    act(office, address, "102", "xet-lai")
    assert not Dismissal.objects.exists()
    assert "Mâu thuẫn</span>" in office.get(address).content.decode()


def test_letting_stand_needs_a_reason(office, address):
    response = act(office, address, "102", "bo-qua", ly_do=" ")
    assert response.status_code == 422
    assert "Hãy ghi lý do" in response.content.decode()
    assert not Dismissal.objects.exists()


def test_another_sentence_is_another_finding(office, report, address):
    act(office, address, "102", "bo-qua", ly_do="Đúng")
    row = section(report)
    Section.objects.filter(pk=row.pk).update(body=row.body.replace("102", "105"))
    assert "<mark>105</mark>" in office.get(address).content.decode()


def test_readers_cannot_act(client, people, report, address, office):
    fields = finding(office, address, "102")
    client.force_login(people.leader)
    assert client.post(address, {**fields, "viec": "sua"}).status_code == 403
    client.force_login(people.official)
    assert client.post(address, {**fields, "viec": "sua"}).status_code == 404
    assert section(report).version == 1


@pytest.mark.parametrize("fields", [{"viec": "gi-do"}, {}])
def test_unknown_acts_are_not_there(office, address, fields):
    assert office.post(address, fields).status_code == 404


def test_a_form_without_its_marks_is_refused(office, address):
    assert office.post(address, {"viec": "sua"}).status_code == 422


def test_nothing_is_done_while_the_report_waits_for_the_leader(office, people, report, address):
    fields = finding(office, address, "102")
    report.submitted_by, report.submitted_at = people.office, report.created_at
    report.save()
    for what in ("sua", "bo-qua"):
        response = office.post(address, {**fields, "viec": what, "ly_do": "x"})
        assert response.status_code == 422
        assert "đã trình" in response.content.decode()
    assert section(report).version == 1
