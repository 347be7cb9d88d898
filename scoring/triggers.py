"""Database triggers that keep append-only tables append-only, whoever connects."""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

FIRST_TABLES = ("scoring_event", "scoring_scorechange", "scoring_publication", "scoring_unitresult")
TABLES = (*FIRST_TABLES, "scoring_stageextension")
MESSAGE = "append-only: a published or logged row is never changed"

POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION scoring_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}'; END;
$$ LANGUAGE plpgsql
"""


def create_triggers(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Refuse UPDATE and DELETE on every append-only table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for table in tables:
            for operation in ("UPDATE", "DELETE"):
                cursor.execute(_create(connection.vendor, table, operation))


def drop_triggers(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """Take the triggers away: for migrating back, and for emptying a test database."""
    with connection.cursor() as cursor:
        for table in tables:
            for operation in ("UPDATE", "DELETE"):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, operation)}{on}")


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _create(vendor: str, table: str, operation: str) -> str:
    head = f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} FOR EACH ROW "
    if vendor == "postgresql":
        return head + "EXECUTE FUNCTION scoring_append_only()"
    return head + f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
