"""What a page says, without its tags."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def read(client: Any) -> Callable[..., str]:
    """Text of the page at an address, spaces collapsed; fails unless the answer is 200."""

    def text(address: str, **params: str) -> str:
        response = client.get(address, params)
        assert response.status_code == 200
        return plain(response.content.decode())

    return text


def plain(page: str) -> str:
    """The text of a page without what a "?" beside it opens."""
    page = re.sub(r'<details class="help".*?</details>', " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page))).strip()
