"""A round of one unit, of which the office enters the sheet."""

from collections.abc import Callable

import pytest
from django.test import Client

from scoring.models import Criterion, Round, RoundUnit
from tests.factories import make_round, make_set
from tests.people import People
from units.models import User


@pytest.fixture
def round_(people: People) -> Round:
    """Domain 1 with 1.1 (30, may be not applicable) and 1.2 (20), domain 2 with 2.1 (50)."""
    criteria_set = make_set()
    criteria_set.criteria.filter(code="1.1").update(na_policy="exclude")
    return make_round([people.commune, people.other_commune], authority=people.authority, criteria_set=criteria_set)


@pytest.fixture
def place(round_: Round, people: People) -> RoundUnit:
    return round_.members.select_related("round", "unit").get(unit=people.commune)


@pytest.fixture
def key(round_: Round) -> Callable[[str], int]:
    """The number by which the fields of a criterion go."""
    keys = dict(Criterion.objects.filter(criteria_set=round_.criteria_set).values_list("code", "pk"))
    return keys.__getitem__


@pytest.fixture
def as_(client: Client) -> Callable[[User | None], Client]:
    """The client signed in as somebody."""

    def sign_in(person: User | None) -> Client:
        if person is not None:
            client.force_login(person)
        return client

    return sign_in
