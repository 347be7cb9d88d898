"""The number of queries of every page is the same for 23 units and for 330."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.addresses import Address, addresses
from tests.access.asking import where
from tests.access.table import table
from tests.access.world import World, make_world
from units.security import sessions

pytestmark = pytest.mark.django_db

READERS = ("office", "official", "appraiser")
SMALL, LARGE = 23, 330
OK = 200

Counts = dict[tuple[str, str, str], int | None]


def pages(reader: str) -> list[Address]:
    """What `reader` gets, by the written tables."""
    written = {**table("portal.txt"), **table("back_office.txt")}
    return [address for address in addresses() if written.get(address.route, {}).get("GET", {}).get(reader) == OK]


def queries(target: str, client: Client) -> int | None:
    """Queries of a look; None where there is no such page."""
    cache.clear()
    reset_queries()  # the list has an end
    with CaptureQueriesContext(connection) as found:
        answer = client.get(target)
        b"".join(answer)  # a file is read to its end, and closed
    return len(found) if answer.status_code == OK else None


def counted(world: World) -> Counts:
    """By reader, year and address: of the round that is worked on and of the published one."""
    found: Counts = {}
    for reader in (READERS[0], *READERS):  # a first look may fill what the process keeps
        for address in pages(reader):
            target = where(world, address)
            for year in ("2021", "2020") if "/2021/" in target else ("",):
                found[reader, year, address.route] = queries(
                    target.replace("/2021/", f"/{year}/"), world.clients[reader]
                )
    return found


@pytest.fixture
def both(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> list[Counts]:
    """Counts of a small world and, after it is gone, of a large one."""
    monkeypatch.setattr(sessions, "EVERY", 3_600)  # being seen is written down each minute, whatever page it is
    found = []
    for size in (SMALL, LARGE):
        found.append(counted(make_world(size)))
        call_command("flush", interactive=False, verbosity=0)
    return found


def test_every_page_asks_as_often_for_many_units_as_for_few(both):
    small, large = both
    asked = {key: count for key, count in small.items() if count is not None}
    assert len(asked) > 100
    grown = [f"{key}: {count}, then {large.get(key)}" for key, count in asked.items() if count != large.get(key)]
    assert not grown, "\n".join(["", *grown])
