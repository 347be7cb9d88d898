"""What anybody may read, asked before every page that is handed out as it was kept: so in as little time as can be."""

from functools import cache
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import QuerySet

from scoring.models import Publication
from scoring.permissions import visible_rounds

# Units from which a unit stems, however many mergers ago, as one statement for any depth.
LINEAGE = """
WITH RECURSIVE lineage (id) AS (
    SELECT id FROM units_unit WHERE code = %s
    UNION SELECT units_unit.id FROM units_unit JOIN lineage ON units_unit.successor_id = lineage.id
) SELECT id FROM lineage ORDER BY id
"""


class PublicVersion(NamedTuple):
    """A publication of a round that everybody may read; `title` is the round's, `publication` the key."""

    slug: str
    title: str
    publication: int
    sha256: str


def public_versions() -> tuple[PublicVersion, ...]:
    """All versions of all rounds that a visitor may read: the latest year first, in a round the latest version first.

    Composing the statement takes Django forty times as long as running it, so it is composed once.
    """
    statement, parameters = _composed(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return tuple(map(PublicVersion._make, cursor.fetchall()))


def lineage_keys(code: str) -> list[int]:
    """Keys of a unit and of all units that it stems from."""
    with connection.cursor() as cursor:
        cursor.execute(LINEAGE, [code])
        return [key for (key,) in cursor.fetchall()]


@cache
def _composed(vendor: str) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG001  # each database has its own SQL
    statement, parameters = _versions().query.sql_with_params()
    return statement, tuple(parameters)


def _versions() -> QuerySet[Publication, tuple[Any, ...]]:
    found = Publication.objects.filter(round__in=visible_rounds(AnonymousUser()))
    ordered = found.order_by("-round__year", "round__slug", "-version")
    return ordered.values_list("round__slug", "round__title", "pk", "sha256")
