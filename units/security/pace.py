"""How often an address may ask for something costly, counted in each process."""

import time

from django.core.cache import cache
from django.http import HttpRequest

from units.security.address import client_address, is_this_machine


def is_too_often(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count this request; whether its address has asked for `what` more than `most` times in `seconds`.

    Addresses of this machine are not counted: behind a proxy that was not declared they would be everybody's.
    """
    address = client_address(request)
    if is_this_machine(address):
        return False
    key = f"pace:{what}:{address}:{int(time.time() // seconds)}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two lines
        return False
