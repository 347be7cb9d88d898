"""Published results, read back."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from scoring.models import Publication, Round, UnitResult


def light(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """Publications without their document, which can be megabytes."""
    return publications.defer("document")


def latest_publication(round_: Round) -> Publication | None:
    """The version in force, without its document."""
    return light(Publication.objects.filter(round=round_)).order_by("-version").first()


def previous_publication(round_: Round) -> Publication | None:
    """The version in force of the same authority's last round before this year."""
    latest = Publication.objects.filter(round=OuterRef("round")).order_by("-version").values("pk")[:1]
    earlier = Publication.objects.filter(
        round__authority=round_.authority_id, round__year__lt=round_.year, pk=Subquery(latest)
    )
    return light(earlier).order_by("-round__year", "-pk").first()


def unit_results(publication: Publication | None) -> Sequence[UnitResult]:
    """Frozen results in printed order, without scores."""
    if publication is None:
        return []
    results = list(UnitResult.objects.filter(publication=publication).defer("scores").order_by("position"))
    for result in results:
        result.publication = publication
    return results


def band_counts(results: Sequence[UnitResult]) -> dict[str, int]:
    """Number of units in each class."""
    return dict(Counter(result.band for result in results))


def publications_of(rounds: Iterable[Round]) -> QuerySet[Publication]:
    """All publications of some rounds, the latest year and version first, with their round and without contents."""
    found = Publication.objects.filter(round__in=list(rounds)).defer("document", "overview")
    return found.select_related("round").order_by("-round__year", "round__slug", "-version")
