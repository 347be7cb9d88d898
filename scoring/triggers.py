"""Database triggers that keep append-only tables append-only, whoever connects."""

from collections.abc import Iterator, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

FIRST_TABLES = ("scoring_event", "scoring_scorechange", "scoring_publication", "scoring_unitresult")
SECOND_TABLES = (*FIRST_TABLES, "scoring_stageextension")
TABLES = (*SECOND_TABLES, "scoring_edition", "scoring_editionfile")
MESSAGE = "append-only: a published or logged row is never changed"

POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION scoring_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}'; END;
$$ LANGUAGE plpgsql
"""


def create_triggers(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Refuse UPDATE and DELETE on every append-only table, and TRUNCATE where the database has it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for table, operation in _each(connection.vendor, tables):
            cursor.execute(_create(connection.vendor, table, operation))


def drop_triggers(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Take the triggers away: for migrating back, and for emptying a test database."""
    with connection.cursor() as cursor:
        for table, operation in _each(connection.vendor, tables):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, operation)}{on}")


def _each(vendor: str, tables: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Tables and what is refused on them; SQLite has no TRUNCATE."""
    operations = ("UPDATE", "DELETE", "TRUNCATE") if vendor == "postgresql" else ("UPDATE", "DELETE")
    return ((table, operation) for table in tables for operation in operations)


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _create(vendor: str, table: str, operation: str) -> str:
    head = f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} FOR EACH "
    if vendor == "postgresql":
        each = "STATEMENT" if operation == "TRUNCATE" else "ROW"
        return f"{head}{each} EXECUTE FUNCTION scoring_append_only()"
    return f"{head}ROW BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
