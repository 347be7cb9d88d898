"""Three steps to begin with, until the person puts them aside."""

import pytest

from scoring.presenters.work.first_steps import STEPS, first_steps
from scoring.views.work.first_visit import COOKIE
from tests.pages.rounds import published_round
from units.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/viec-cua-toi/"
OPEN = '<details class="note roles" open>'


def test_every_role_has_three():
    assert {role: len(steps) for role, steps in STEPS.items()} == dict.fromkeys(Role, 3)
    assert [one.role for one in first_steps([Role.LEADER, Role.APPRAISER])] == [
        str(Role.APPRAISER.label),
        str(Role.LEADER.label),
    ]


@pytest.mark.parametrize("who", ["office", "appraiser", "leader", "administrator", "official"])
def test_put_aside_they_stay_folded(client, people, who):
    client.force_login(getattr(people, who))
    page = client.get(PAGE).content.decode()
    assert OPEN in page
    assert page.count('<ol class="roles__steps">') == 1
    answer = client.post(PAGE, {"viec": "da-hieu"})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    folded = client.get(PAGE).content.decode()
    assert OPEN not in folded
    assert '<ol class="roles__steps">' in folded  # still there to be read again


def test_they_stay_folded_after_signing_in_again(client, people):
    client.force_login(people.official)
    client.post(PAGE, {"viec": "da-hieu"})
    client.post("/tai-khoan/dang-xuat/")
    client.force_login(people.official)
    assert OPEN not in client.get(PAGE).content.decode()


def test_a_colleague_at_the_same_browser_sees_them(client, people):
    client.force_login(people.office)
    client.post(PAGE, {"viec": "da-hieu"})
    client.force_login(people.leader)
    assert OPEN in client.get(PAGE).content.decode()
    client.post(PAGE, {"viec": "da-hieu"})
    client.force_login(people.office)
    assert OPEN not in client.get(PAGE).content.decode()


def test_a_forged_cookie_says_nothing(client, people):
    client.force_login(people.office)
    client.cookies[COOKIE] = str(people.office.pk)
    assert OPEN in client.get(PAGE).content.decode()


def test_somebody_without_a_role_has_no_steps(client, people):
    client.force_login(people.stranger)
    assert "roles__steps" not in client.get(PAGE).content.decode()


def test_a_visitor_is_told_where_to_find_a_commune(client, people):
    line = "Tìm đơn vị của bạn"
    assert line not in client.get("/").content.decode()  # nothing is published
    published_round(people)
    assert line in client.get("/").content.decode()
    assert line not in client.get("/2021/").content.decode()
    client.force_login(people.office)
    assert line not in client.get("/").content.decode()
