"""What a visitor may see of a published round, found by asking every address that the resolver knows."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from tests.access.addresses import addresses, filled

OK = 200
REPORT = "<round:slug>/bao-cao"


def targets(parts: Mapping[str, Any]) -> list[str]:
    """The addresses about a round, and the first of all; `parts` fill them."""
    given = defaultdict(lambda: 1, parts)  # a part that nothing is said of is a number
    return ["/", *(filled(one, given) for one in addresses() if _of_round(one))]


def visited(client: Client, parts: Mapping[str, Any]) -> dict[str, HttpResponseBase]:
    """Answers to a GET by address, of those that have something to show."""
    answers = {target: client.get(target) for target in targets(parts)}
    return {target: answer for target, answer in answers.items() if answer.status_code == OK}


def is_page(answer: HttpResponseBase) -> bool:
    """Whether it is a page, and no file to download."""
    return answer["Content-Type"].startswith("text/html")


def _of_round(address: Any) -> bool:
    """What is printed is no page, and looked at with what draws it (tests/report)."""
    route: str = address.route
    return route.startswith("<round:slug>/") and not route.startswith(REPORT) and not route.endswith(".pdf")
