"""The JSON files that lie within the PDF of an edition, against what they are copies of."""

from collections.abc import Iterator
from typing import Any

from scoring.models import Edition
from scoring.results.canonical import canonical_json


def expected(edition: Edition) -> dict[str, bytes]:
    """What the attachments of the edition's PDF hold, by name (as `scoring.report.attachments` names them)."""
    slug, publication = edition.round.slug, edition.publication
    return {
        f"ket-qua-{slug}-v{publication.version}.json": publication.document.encode(),
        f"bao-cao-{slug}-lan-{edition.number}.json": canonical_json(edition.content).encode(),
    }


def attached(pdf: bytes) -> dict[str, bytes]:
    """Attachments of a PDF by name. Raises ValueError for one that cannot be read."""
    from scoring.report.signing.reader import ReportReader  # noqa: PLC0415  # takes a second, where it is needed

    try:
        return dict(_files(ReportReader(pdf).root))
    except Exception as error:  # whatever a broken file provokes
        raise ValueError(str(error)) from error


def _files(root: Any) -> Iterator[tuple[str, bytes]]:
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    for place in range(1, len(names), 2):
        about = names[place]
        yield str(about["/UF"] if "/UF" in about else about["/F"]), bytes(about["/EF"]["/F"].data)
