"""Fixtures shared by all tests."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.management.commands import flush
from django.db import connection

from scoring.triggers import create_triggers, drop_triggers
from tests.people import People


@pytest.fixture(autouse=True)
def _plain_static_files(settings: object) -> None:
    """Tests need no collected static files."""
    settings.STORAGES = {  # type: ignore[attr-defined]  # pytest-django's settings wrapper
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session", autouse=True)
def _emptying_a_test_database() -> Iterator[None]:
    """Transactional tests empty the tables between tests, which the append-only triggers rightly forbid."""
    plain = flush.Command.handle

    def handle(self: flush.Command, **options: object) -> None:
        drop_triggers(connection)
        try:
            plain(self, **options)
        finally:
            create_triggers(connection)

    with mock.patch.object(flush.Command, "handle", handle):
        yield


@pytest.fixture
def people(db: None) -> People:
    """An authority with one account for each role, an official of a commune, of another, and a stranger."""
    return People.make()
