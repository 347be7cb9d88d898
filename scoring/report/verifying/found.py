"""What a verification code stands for, among what a person may read."""

from dataclasses import dataclass

from django.db.models import QuerySet

from scoring.models import Edition, Publication
from scoring.permissions import Person, visible_rounds
from scoring.report.codes import code_of, hash_start


@dataclass(frozen=True)
class Found:
    """An edition of a report, or (edition None) a publication of results.

    `successor` is the latest of its kind that replaced it, None while it is in force.
    """

    publication: Publication
    edition: Edition | None
    successor: Edition | Publication | None

    @property
    def sha256(self) -> str:
        """The hash its code comes from."""
        return self.edition.content_sha256 if self.edition else self.publication.sha256

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return code_of(self.sha256)


def found_by_code(code: str, person: Person) -> Found | None:
    """What the code stands for; None for no code, an unknown one, or one of a round the person may not read."""
    start = hash_start(code)
    if start is None:
        return None
    rounds = visible_rounds(person)
    edition = _editions().filter(round__in=rounds, content_sha256__startswith=start).first()
    if edition:
        return found_edition(edition)
    published = Publication.objects.defer("document").select_related("round__authority")
    publication = published.filter(round__in=rounds, sha256__startswith=start).order_by("pk").first()
    return found_publication(publication) if publication else None


def found_edition(edition: Edition) -> Found:
    """An edition, with the latest one after it."""
    later = Edition.objects.filter(round=edition.round_id, number__gt=edition.number).order_by("-number")
    return Found(edition.publication, edition, later.first())


def found_publication(publication: Publication) -> Found:
    """A publication, with the version in force after it."""
    later = Publication.objects.filter(round=publication.round_id, version__gt=publication.version)
    return Found(publication, None, later.defer("document").order_by("-version").first())


def _editions() -> "QuerySet[Edition]":
    rows = Edition.objects.select_related("round__authority", "publication__round__authority")
    return rows.defer("publication__document")
