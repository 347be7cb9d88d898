"""What is given back is what was loaded."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from scoring.models import Round
from tests import kept_demo
from tests.factories import make_unit
from tests.kept_demo import with_demo
from units.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> dict[str, list[tuple[Any, ...]]]:
    models = apps.get_models(include_auto_created=True)
    own = [model for model in models if model._meta.db_table not in kept_demo.MADE_BY_MIGRATING]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in own}


@pytest.fixture
def _unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not loaded the demo yet."""
    monkeypatch.setattr(kept_demo, f"_of_{'postgres' if connection.vendor == 'postgresql' else 'sqlite'}", {})


@pytest.mark.usefixtures("_unloaded")
def test_every_row_comes_back_without_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    with with_demo():
        first = rows()
    assert not Round.objects.exists()
    monkeypatch.setattr(kept_demo, "load_demo", None)
    with with_demo():
        assert rows() == first
    assert not any(rows().values())
    assert first["scoring.Score"]


def test_rows_are_numbered_behind_those_given_back() -> None:
    for _ in range(2):
        with with_demo():
            last = Unit.objects.latest("pk").pk
            assert make_unit("them", "Thêm").pk > last
