"""A first visit as a browser makes it: a page and all that it loads, in bytes as they are sent."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from django.http import HttpResponseBase
from django.test import Client

# What a page, a style sheet and a script load; links that a reader may follow are none of it.
IN_PAGE = re.compile(rb"""<(?:link\b[^>]*?\shref|(?:script|img|iframe)\b[^>]*?\ssrc)="([^"#]+)""")
IN_STYLE = re.compile(rb"""(?:url\(|@import\s+)["']?([^"')]+)""")
IN_SCRIPT = re.compile(rb"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']""")


def visit(client: Client, address: str) -> dict[str, int]:
    """Bytes of the page at `address` and of everything it loads, compressed where it is served so, by address."""
    sizes: dict[str, int] = {}
    waiting = [address]
    while waiting:
        target = waiting.pop()
        if target not in sizes:
            body = _body(client.get(target, headers={"Accept-Encoding": "gzip, br"}), target)
            sizes[target] = len(body)
            plain = client.get(target)
            waiting += _loaded(plain["Content-Type"], _body(plain, target), target)
    return sizes


def _body(answer: HttpResponseBase, target: str) -> bytes:
    assert answer.status_code == 200, f"{target}: {answer.status_code}"
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # an answer is one or the other


def _loaded(content_type: str, body: bytes, target: str) -> Iterator[str]:
    patterns = {"text/html": IN_PAGE, "text/css": IN_STYLE, "text/javascript": IN_SCRIPT}
    pattern = patterns.get(content_type.partition(";")[0])
    for found in pattern.findall(body) if pattern else ():
        address = found.decode()
        if not address.startswith("data:"):
            yield normpath(join(dirname(target), address))
