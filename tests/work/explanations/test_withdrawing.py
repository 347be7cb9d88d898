"""A question asked by mistake is taken back before it is answered."""

import pytest

from scoring.models import Action, Event, Explanation
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.explanations import answer, ask, withdraw
from scoring.services.log import is_intact
from tests.work.appraising import criterion, place, share
from tests.work.reading import text

pytestmark = pytest.mark.django_db

ACT = "/2021/nhap-diem/xa-1/tieu-chi/1.1/giai-trinh/"
CELL = "/2021/nhap-diem/xa-1/tieu-chi/1.1/"


@pytest.fixture
def asked(round_, people):
    return ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Nhầm đơn vị")


def test_the_history_keeps_what_was_asked(round_, people, asked):
    withdraw(actor=people.office, explanation=asked)
    assert not Explanation.objects.exists()
    event = Event.objects.latest("pk")
    assert (event.action, event.actor, event.place) == (Action.EXPLANATION_WITHDRAWN, people.office, place(round_))
    assert event.payload["question"] == "Nhầm đơn vị"
    assert is_intact(event)
    ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Hỏi lại")


def test_the_appraiser_whose_share_it_is_may(round_, people, asked):
    share(round_, people.appraiser, number=1)
    withdraw(actor=people.appraiser, explanation=asked)
    assert not Explanation.objects.exists()


@pytest.mark.parametrize("person", ["official", "other_official", "leader", "stranger", "appraiser"])
def test_nobody_else(round_, people, asked, person):
    with pytest.raises(NotAllowedError):
        withdraw(actor=getattr(people, person), explanation=asked)
    assert Explanation.objects.get() == asked


def test_not_once_it_is_answered(round_, people, asked):
    answer(actor=people.official, explanation=asked, text="Đã có kế hoạch.")
    with pytest.raises(RefusedError, match="đã giải trình"):
        withdraw(actor=people.office, explanation=asked)
    assert Explanation.objects.get() == asked


def test_not_twice(people, asked):
    withdraw(actor=people.office, explanation=asked)
    with pytest.raises(RefusedError, match="đã được rút"):
        withdraw(actor=people.office, explanation=asked)
    with pytest.raises(RefusedError, match="đã được rút"):
        answer(actor=people.official, explanation=asked, text="Đã có kế hoạch.")


def test_on_the_page(client, people, asked):
    client.force_login(people.official)
    assert "Rút yêu cầu" not in text(client.get(CELL))
    assert client.post(ACT, {"viec": "rut", "ma": asked.pk}).status_code == 403
    client.force_login(people.office)
    assert "Rút yêu cầu" in text(client.get(CELL))
    page = client.post(ACT, {"viec": "rut", "ma": asked.pk}, follow=True)
    assert "Đã rút yêu cầu giải trình." in text(page)
    assert client.post(ACT, {"viec": "rut", "ma": asked.pk}).status_code == 404


def test_refused_on_the_page(client, people, asked):
    answer(actor=people.official, explanation=asked, text="Đã có kế hoạch.")
    client.force_login(people.office)
    assert "nên không rút được yêu cầu" in text(client.post(ACT, {"viec": "rut", "ma": asked.pk}))
