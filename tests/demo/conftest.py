"""The demo, there for each module of facts and gone after it."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from scoring.models import Round
from scoring.results.source import Results, current_results
from tests.kept_demo import with_demo


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Results]]:
    """Results by round. Tests that use this only read, and must not ask for `db` beside it."""
    with django_db_blocker.unblock(), with_demo():
        yield {round_.slug: current_results(round_) for round_ in Round.objects.all()}


@pytest.fixture(scope="module")
def in_2021(demo: dict[str, Results]) -> Results:
    return demo["2021"]
