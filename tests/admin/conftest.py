"""People of the back office, signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.people import People
from units.models import User


@pytest.fixture
def people(people: People) -> People:
    """As elsewhere; everybody but the stranger may open the back office, which by itself opens nothing."""
    User.objects.exclude(username="nguoi-la").update(is_staff=True)
    for name in ("office", "appraiser", "leader", "administrator", "official", "other_official"):
        getattr(people, name).refresh_from_db()
    return people


@pytest.fixture
def as_(client: Client) -> Callable[[User], Client]:
    """The client signed in as somebody."""

    def sign_in(person: User) -> Client:
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def office(as_: Callable[[User], Client], people: People) -> Client:
    """The client of the interior office."""
    return as_(people.office)


@pytest.fixture
def leader(people: People) -> Client:
    """The client of the leader."""
    client = Client()
    client.force_login(people.leader)
    return client


@pytest.fixture
def administrator(people: People) -> Client:
    """The client of the administrator."""
    client = Client()
    client.force_login(people.administrator)
    return client
