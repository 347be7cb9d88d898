"""Answers as a person reads them."""

import re


def text(response, status=200):
    """Words of a page, without tags; fails on another status."""
    assert response.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response, name):
    """Value of the first hidden field of this name."""
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]
