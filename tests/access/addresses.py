"""Every address of the portal, as the URL resolver knows it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver


class Address(NamedTuple):
    """`route` as written in the URL configuration, and the names of the parts it takes."""

    route: str
    takes: tuple[str, ...]


def addresses() -> list[Address]:
    """All of them, in the order the resolver tries them."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[Any], before: str, taken: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        route = before + _route(entry)
        takes = (*taken, *getattr(entry.pattern, "converters", {}))
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, route, takes)
        elif isinstance(entry, URLPattern):
            yield Address(route, takes)


def _route(entry: URLPattern | URLResolver) -> str:
    pattern = entry.pattern
    return str(pattern)


def filled(address: Address, parts: Mapping[str, Any]) -> str:
    """The address with its parts put in: `{"slug": "2021"}` turns `<round:slug>/` into `/2021/`."""
    text = address.route
    for name in address.takes:
        text = _put(text, name, str(parts[name]))
    return "/" + text


def _put(route: str, name: str, value: str) -> str:
    head, _colon, tail = route.partition(f":{name}>")
    if not _colon:
        head, _colon, tail = route.partition(f"<{name}>")
        return head + value + tail
    return head[: head.rindex("<")] + value + tail
