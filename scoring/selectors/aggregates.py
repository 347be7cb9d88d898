"""Database aggregates that are exact on every database."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, BigIntegerField
from django.db.models.sql.compiler import SQLCompiler


class MicroSum(Aggregate):
    """Sum of a points column in millionths of a point, as an integer.

    SQLite keeps decimals as binary floats, so SUM there is off at exact thresholds; each value rounded to its six
    decimals first is an integer again, and integers add up exactly.
    """

    function = "SUM"
    template = "(%(function)s(%(expressions)s) * 1000000)::bigint"
    output_field = BigIntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Round each value to an integer before it is added."""
        template = "SUM(CAST(ROUND(%(expressions)s * 1000000) AS INTEGER))"
        return super().as_sql(compiler, connection, template=template, **context)
