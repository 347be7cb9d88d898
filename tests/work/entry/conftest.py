"""The same round as the sheet's tests, and ways to ask for saving."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from scoring.models import Round
from tests.sheet.conftest import as_, key, place, round_  # noqa: F401  # fixtures
from units.models import User


@pytest.fixture
def send(client: Client, round_: Round) -> Callable[..., Any]:  # noqa: F811  # a fixture
    """Post cells `{(unit, code): (typed, version)}` as somebody; `more` goes into the batch."""

    def post(person: User | None, cells: dict[tuple[str, str], tuple[str, int]], /, **more: Any) -> Any:
        if person is not None:
            client.force_login(person)
        batch = {
            "user": person.pk if person else 0,
            "layer": "final",
            "cells": [
                {"unit": unit, "code": code, "typed": typed, "na": False, "version": version}
                for (unit, code), (typed, version) in cells.items()
            ],
            **more,
        }
        return client.post(f"/{round_.slug}/luu-diem/", json.dumps(batch), content_type="application/json")

    return post
