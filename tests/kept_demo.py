"""The demo in a test database: loaded once by each process, given back in an instant after that.

For tests outside of a transaction: what is given back is committed. Files stay where the first loading put them.
"""

import datetime
import io
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone

from scoring.demo.load import load_demo

# What migrating makes is there in an emptied database.
MADE_BY_MIGRATING = {"django_migrations", "django_content_type", "auth_permission"}

Tables = dict[str, str]

# By the day of loading: the dates of the demo's open round count from it.
_of_sqlite: dict[datetime.date, sqlite3.Connection] = {}
_of_postgres: dict[datetime.date, Tables] = {}


def give_demo() -> None:
    """Fill an empty database with the demo."""
    give = _give_postgres if connection.vendor == "postgresql" else _give_sqlite
    give(timezone.localdate())


@contextmanager
def with_demo() -> Iterator[None]:
    """The demo is there within, and nothing afterwards."""
    give_demo()
    try:
        yield
    finally:
        call_command("flush", interactive=False, verbosity=0)


def _give_sqlite(today: datetime.date) -> None:
    """The whole file, content types with it."""
    connection.ensure_connection()
    if today in _of_sqlite:
        _of_sqlite[today].backup(connection.connection)
        ContentType.objects.clear_cache()
        return
    load_demo()
    _of_sqlite[today] = sqlite3.connect(":memory:")
    connection.connection.backup(_of_sqlite[today])


def _give_postgres(today: datetime.date) -> None:
    if today in _of_postgres:
        _write_tables(_of_postgres[today])
    else:
        load_demo()
        _of_postgres[today] = _read_tables()


def _read_tables() -> Tables:
    """Rows of every table that has any, as COPY writes them."""
    tables = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - MADE_BY_MIGRATING:
            text = io.StringIO()
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', text)
            tables[table] = text.getvalue()
    return {table: rows for table, rows in tables.items() if rows}


def _write_tables(tables: Tables) -> None:
    """In one transaction, at whose end foreign keys are looked at; then the numbering goes on behind the rows."""
    numbering = connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in tables.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', io.StringIO(rows))
        for line in numbering:
            cursor.execute(line)
