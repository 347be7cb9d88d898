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

# What the office says a point of each criterion of a round takes.
WEIGHTS = """
SELECT criterion.code, effort.weight FROM scoring_effortweight effort
JOIN scoring_criterion criterion ON criterion.id = effort.criterion_id
JOIN scoring_round round ON round.criteria_set_id = criterion.criteria_set_id
WHERE round.slug = %s ORDER BY criterion.code
"""

# What the last edition of a round's report consists of; a row without a file where nothing was drawn yet.
ISSUED = """
SELECT edition.publication_id, file.variant, unit.code, file.file, file.name, file.content_type, file.sha256
FROM scoring_edition edition
JOIN scoring_round round ON round.id = edition.round_id
LEFT JOIN scoring_editionfile file ON file.edition_id = edition.id
LEFT JOIN units_unit unit ON unit.id = file.unit_id
WHERE round.slug = %s AND (file.unit_id IS NULL OR unit.code = %s)
AND edition.number = (SELECT MAX(latest.number) FROM scoring_edition latest WHERE latest.round_id = round.id)
ORDER BY file.id DESC
"""


class PublicVersion(NamedTuple):
    """A publication of a round that everybody may read; `title` is the round's, `publication` the key."""

    slug: str
    title: str
    publication: int
    sha256: str


class IssuedFile(NamedTuple):
    """A file of the last edition, which rests on the results `publication`; `unit` is the code of a card's unit."""

    publication: int
    variant: str | None
    unit: str | None
    path: str
    name: str
    content_type: str
    sha256: str


def issued_files(slug: str, unit: str = "") -> list[IssuedFile]:
    """Files of the last edition of a round's report, cards only of `unit`; the latest first. Empty without edition."""
    return [IssuedFile(*row) for row in _rows(ISSUED, (slug, unit))]


def public_versions() -> tuple[PublicVersion, ...]:
    """All versions of all rounds that a visitor may read: the latest year first, in a round the latest version first.

    Composing the statement takes Django forty times as long as running it, so it is composed once.
    """
    statement, parameters = _composed(connection.vendor)
    return tuple(PublicVersion(*row) for row in _rows(statement, parameters))


def lineage_keys(code: str) -> list[int]:
    """Keys of a unit and of all units that it stems from."""
    return [key for (key,) in _rows(LINEAGE, (code,))]


def weights_of(slug: str) -> list[tuple[str, Any]]:
    """Effort weights of the criteria of a round, those that are not 1, by criterion code."""
    return _rows(WEIGHTS, (slug,))


def _rows(statement: str, parameters: tuple[Any, ...]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


@cache
def _composed(vendor: str) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG001  # each database has its own SQL
    statement, parameters = _versions().query.sql_with_params()
    return statement, tuple(parameters)


def _versions() -> QuerySet[Publication, tuple[Any, ...]]:
    found = Publication.objects.filter(round__in=visible_rounds(AnonymousUser()))
    ordered = found.order_by("-round__year", "round__slug", "-version")
    return ordered.values_list("round__slug", "round__title", "pk", "sha256")
