"""Published rounds with their files and hashes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from cchc.numbers import format_date
from scoring.models import Publication, Visibility
from scoring.report.codes import code_of


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One publication: its number, its day, why it came, the hash of its document and the code it is verified by."""

    number: int
    date: str
    reason: str
    sha256: str
    code: str


@dataclass(frozen=True, slots=True)
class RoundFiles:
    """A published round; `scope` says who may read it, `is_open` whether that is everybody."""

    slug: str
    title: str
    is_sample: bool
    is_open: bool
    scope: str
    current: VersionLine
    earlier: Sequence[VersionLine]


def round_files(publications: Iterable[Publication]) -> list[RoundFiles]:
    """Rounds in the order of their publications, which come with the latest version of a round first."""
    return [_files(list(found)) for _, found in groupby(publications, key=lambda one: one.round_id)]


def _files(publications: Sequence[Publication]) -> RoundFiles:
    round_ = publications[0].round
    current, *earlier = map(_version, publications)
    return RoundFiles(
        slug=round_.slug,
        title=str(round_),
        is_sample=round_.is_sample,
        is_open=round_.visibility == Visibility.PUBLIC,
        scope=round_.get_visibility_display(),
        current=current,
        earlier=earlier,
    )


def _version(publication: Publication) -> VersionLine:
    day = format_date(timezone.localtime(publication.published_at).date())
    return VersionLine(publication.version, day, publication.reason, publication.sha256, code_of(publication.sha256))
