"""What came back is told first, with who and why, until it is sent again."""

import pytest

from scoring.services.proposals import return_proposal, withdraw
from scoring.services.publishing import publish
from scoring.services.submissions import return_sheet, submit
from tests.factories import make_round, record_all
from tests.pages.conftest import plain
from tests.work.acts import place_of, proposed, submitted

pytestmark = pytest.mark.django_db

WORK = "/viec-cua-toi/"
SHEET = "/2021/nhap-diem/xa-1/gui/"
ENTRY = "/2021/nhap-diem/xa-1/?lop=self"
APPROVAL = "/2021/phe-duyet/"
SHEET_BACK = "Phiếu của Xã Hà Kỳ đã được trả lại: Thiếu bản ký"
PROPOSAL_BACK = "Tờ trình công bố đã được trả lại: Rà lại xã Hà Kỳ"


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def text_of(client, person, url):
    client.force_login(person)
    return plain(client.get(url).content.decode()).replace(" :", ":")


def test_a_returned_sheet(client, people, round_):
    submission = submitted(round_, people)
    assert "trả lại:" not in text_of(client, people.official, WORK)
    return_sheet(actor=people.office, submission=submission, reason="Thiếu bản ký", until=None)
    for url in (WORK, SHEET, ENTRY):
        page = text_of(client, people.official, url)
        assert SHEET_BACK in page, url
        assert people.office.get_full_name() in page, url
    assert f'href="{SHEET}"' in client.get(WORK).content.decode()
    assert SHEET_BACK not in text_of(client, people.other_official, WORK)
    submit(actor=people.official, place=place_of(round_))
    for url in (WORK, SHEET, ENTRY):
        assert SHEET_BACK not in text_of(client, people.official, url), url


def test_the_sheet_tells_it_in_the_layer_that_came_back_only_and_until_published(client, people, round_):
    submission = submitted(round_, people)
    return_sheet(actor=people.office, submission=submission, reason="Thiếu bản ký", until=None)
    assert SHEET_BACK in text_of(client, people.office, ENTRY)
    assert f'href="{SHEET}"' in client.get(ENTRY).content.decode()
    assert SHEET_BACK not in text_of(client, people.office, ENTRY.replace("self", "final"))
    record_all(round_)
    publish(actor=None, round_=round_)
    assert SHEET_BACK not in text_of(client, people.office, ENTRY)


def test_a_returned_proposal(client, people, round_):
    record_all(round_)
    proposal = proposed(round_, people)
    return_proposal(actor=people.leader, proposal=proposal, reason="Rà lại xã Hà Kỳ")
    for url in (WORK, APPROVAL):
        assert PROPOSAL_BACK in text_of(client, people.office, url), url
    assert PROPOSAL_BACK not in text_of(client, people.official, WORK)
    again = proposed(round_, people)
    for url in (WORK, APPROVAL):
        assert PROPOSAL_BACK not in text_of(client, people.office, url), url
    withdraw(actor=people.office, proposal=again)
    assert PROPOSAL_BACK not in text_of(client, people.office, APPROVAL)
