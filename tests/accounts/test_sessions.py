"""How long sessions last, and what ends them."""

import datetime
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from tests.accounts.conftest import PASSWORD, signed_in
from units.security.sessions import BEGAN, SEEN, end_sessions

pytestmark = pytest.mark.django_db

OWN = "/tai-khoan/"


def is_in(client):
    return client.get(OWN).status_code == 200


def at(**later):
    moment = timezone.now() + datetime.timedelta(**later)
    return mock.patch("units.security.sessions.timezone.now", return_value=moment)


def test_a_disabled_account_is_out_at_its_next_request(people):
    client = signed_in(people.office)
    assert is_in(client)
    people.office.is_active = False
    people.office.save()
    assert not is_in(client)


def test_a_new_password_ends_the_other_sessions(people):
    here, there = signed_in(people.office), signed_in(people.office)
    new = "ba con trâu qua sông"
    here.post(f"{OWN}doi-mat-khau/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert (is_in(here), is_in(there)) == (True, False)


def test_signing_out_everywhere(people):
    here, there, other = signed_in(people.office), signed_in(people.office), signed_in(people.leader)
    response = here.post(f"{OWN}dang-xuat-moi-noi/", follow=True)
    assert "Đã đăng xuất khỏi mọi thiết bị." in response.content.decode()
    assert (is_in(here), is_in(there), is_in(other)) == (False, False, True)


def test_it_takes_a_post(people):
    assert signed_in(people.office).get(f"{OWN}dang-xuat-moi-noi/").status_code == 405


def test_one_session_may_be_kept(people):
    people.office.session_generation = 7
    people.office.save()
    client = signed_in(people.office)
    end_sessions(account=people.office)
    people.office.refresh_from_db()
    assert people.office.session_generation == 8
    assert not is_in(client)


def test_an_idle_session_ends_and_the_page_says_so(people, settings):
    settings.SESSION_IDLE_SECONDS = 60 * 60
    client = signed_in(people.office)
    with at(minutes=59):
        assert is_in(client)
    with at(minutes=118):
        assert is_in(client)  # it was seen in between
    with at(minutes=180):
        response = client.get(OWN, follow=True)
    assert response.redirect_chain == [("/tai-khoan/dang-nhap/?next=/tai-khoan/", 302)]
    assert "Phiên làm việc đã hết hạn" in response.content.decode()


def test_a_session_ends_however_busy(people, settings):
    settings.SESSION_COOKIE_AGE = 2 * 60 * 60
    settings.SESSION_IDLE_SECONDS = 60 * 60
    client = signed_in(people.office)
    for minutes in (50, 100):
        with at(minutes=minutes):
            assert is_in(client)
    with at(minutes=121):
        assert not is_in(client)


def test_being_seen_is_written_once_a_minute(people):
    client = signed_in(people.office)
    seen = client.session[SEEN]
    with at(seconds=30):
        client.get(OWN)
    assert client.session[SEEN] == seen
    with at(seconds=90):
        client.get(OWN)
    assert client.session[SEEN] >= seen + 89


def test_a_session_without_a_beginning_is_over(people):
    client = signed_in(people.office)
    session = client.session
    del session[BEGAN]
    session.save()
    assert not is_in(client)


def test_readers_need_no_session(db):
    client = Client()
    client.get("/")
    assert not client.cookies
