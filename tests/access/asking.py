"""Asks an address as everybody, with every method."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.db import transaction
from django.test import Client

from tests.access.addresses import Address, filled
from tests.access.world import World

WRITTEN = ("GET", "POST")
NEVER_OFFERED = ("PUT", "PATCH", "DELETE", "OPTIONS")
NOT_ALLOWED = 405

Row = Mapping[str, int]


def answers(world: World, address: Address, method: str) -> dict[str, int]:
    """The status everybody gets; whatever a request wrote is taken back."""
    return {name: ask(world, address, method, client) for name, client in world.clients.items()}


def ask(world: World, address: Address, method: str, client: Client) -> int:
    """The status of one request. A request that breaks is a 500, not an exception."""
    target = where(world, address)
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response: Any = client.generic(method, target)  # the stubs know no streamed answer
        if response.streaming:
            b"".join(response.streaming_content)  # closes the file
        transaction.set_rollback(True)
    client.cookies = cookies  # signing out is taken back as well
    status: int = response.status_code
    return status


def where(world: World, address: Address) -> str:
    """The address with the world's things in its parts."""
    parts = dict(world.parts)
    for beginning, special in world.special.items():
        if address.route.startswith(beginning):
            parts.update(special)
    return str(parts.get("/") or filled(address, parts) + parts.get("?", ""))


def wrong_answers(world: World, address: Address, row: Mapping[str, Row]) -> Iterator[str]:
    """A line for each answer that is not the written one."""
    for method in WRITTEN:
        yield from _differences(address, method, answers(world, address, method), row[method])
    yield from _differences(address, "HEAD", answers(world, address, "HEAD"), row["GET"])
    for method in NEVER_OFFERED:
        for name, status in answers(world, address, method).items():
            if status != NOT_ALLOWED:
                yield f"{method} {address.route} as {name}: {status}, though no page offers that"


def _differences(address: Address, method: str, got: Row, written: Row) -> Iterator[str]:
    for name, status in got.items():
        if status != written[name]:
            yield f"{method} {address.route} as {name}: {status}, written is {written[name]}"
