"""Every address x everybody x every method, against the written tables."""

import pytest

from tests.access.addresses import addresses
from tests.access.asking import WRITTEN, answers, wrong_answers
from tests.access.table import line, table
from tests.access.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings) -> World:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return make_world()


def test_every_address_has_its_rows(world):
    written = {**table("portal.txt"), **table("back_office.txt")}
    missing = [address for address in addresses() if address.route not in written]
    rows = [line(method, address, answers(world, address, method)) for address in missing for method in WRITTEN]
    assert not missing, "\n".join(["Not in the table; the portal would answer:", *rows])
    assert not written.keys() - {address.route for address in addresses()}, "rows of addresses that are gone"


@pytest.mark.parametrize("name", ["portal.txt", "back_office.txt"])
def test_everybody_gets_what_is_written(world, name):
    written = table(name)
    wrong = [
        problem
        for address in addresses()
        if address.route in written
        for problem in wrong_answers(world, address, written[address.route])
    ]
    assert not wrong, "\n".join(["", *wrong])
