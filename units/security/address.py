"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

OWN_NETWORK = 64
"""Bits of an IPv6 address that name a network: one subscriber has all the addresses below."""


def client_address(request: HttpRequest) -> str | None:
    """Address of the client; of an IPv6 client its network. None where it cannot be known.

    X-Forwarded-For counts only when it is set by a proxy of `settings.TRUSTED_PROXIES`: from the right, the first
    address that is no such proxy. Whatever a client wrote stands further left and is never read.
    """
    found = _address(request.META.get("REMOTE_ADDR", ""))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    while found is not None and _is_proxy(found) and passed_on:
        found = _address(passed_on.pop()) or found
    return None if found is None else str(_network(found))


def is_this_machine(address: str | None) -> bool:
    """Whether the address says nothing about the client: a proxy on this machine that was not declared, or a trial."""
    return address is None or ipaddress.ip_address(address).is_loopback


def _address(text: str) -> Address | None:
    try:
        found = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, ipaddress.IPv6Address) else found


def _is_proxy(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _network(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address) or address.is_loopback:
        return address
    return ipaddress.ip_network((address, OWN_NETWORK), strict=False).network_address
