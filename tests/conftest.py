"""Fixtures shared by all tests."""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import hypothesis
import pytest
from django.core.management.commands import flush
from django.db import connection
from django.test import TransactionTestCase, override_settings

from scoring.triggers import create_triggers, drop_triggers
from scoring.views.kept_pages import PAGES
from tests.people import People

# A busy machine is no failing property.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a database, so that the rest need not run on the second one; it could not reach either."""
    for item in items:
        if asks_for_a_database(item):
            item.add_marker("database")


def asks_for_a_database(item: pytest.Item) -> bool:
    kind = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
        or (kind is not None and issubclass(kind, TransactionTestCase))
    )


SETTINGS = {
    # Hashing is slow on purpose, and the people of a test have ten passwords.
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    # Tests need no collected static files,
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    # and no worker.
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
}


@pytest.fixture(scope="session", autouse=True)
def _settings() -> Iterator[None]:
    """For the whole run: what fixtures of a module make holds for their tests."""
    with override_settings(**SETTINGS):
        yield


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    """A page of one test may look like that of another, and is not."""
    PAGES.forget()


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # pytest-django's name
    """The test database. Browser tests may leave sessions behind, which would keep it from being dropped."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def people(db: None) -> People:
    """An authority with one account for each role, an official of a commune, of another, and a stranger."""
    return People.make()
