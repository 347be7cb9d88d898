"""What the page tests share."""

import pytest

from tests.work.appraising import appraised_round


@pytest.fixture
def round_(people):
    return appraised_round(people)


@pytest.fixture
def as_(client):
    """The client signed in as somebody."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in
