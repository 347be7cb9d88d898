"""The demo, loaded once for each module of facts and rolled back after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from scoring.demo.load import load_demo
from scoring.models import Round
from scoring.results.source import Results, current_results


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Results]]:
    """Results by round. Tests that use this only read, and must not ask for `db` beside it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield {round_.slug: current_results(round_) for round_ in Round.objects.all()}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def in_2021(demo: dict[str, Results]) -> Results:
    return demo["2021"]
