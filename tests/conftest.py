"""Fixtures shared by all tests."""

from collections.abc import Iterator
from typing import Any
from unittest import mock

import hypothesis
import pytest
from django.core.management.commands import flush
from django.db import connection

from scoring.triggers import create_triggers, drop_triggers
from scoring.views.kept_pages import PAGES
from tests.people import People

# A busy machine is no failing property.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Hashing is slow on purpose, and the people of a test have ten passwords."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """Tests need no collected static files."""
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _tasks_at_once(settings: object) -> None:
    """Tests need no worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}  # type: ignore[attr-defined]  # as above


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
