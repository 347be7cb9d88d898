"""Verification of what a code stands for, worked out once in a while and not for every reader."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from scoring.models import Publication
from scoring.report.verifying.edition import verified_edition
from scoring.report.verifying.found import Found
from scoring.report.verifying.publication import verified_publication
from scoring.report.verifying.shape import Tally
from scoring.results.explained.keeping import Kept

EVERY = datetime.timedelta(minutes=10)  # a round of 3.000 units takes seconds to compute


@dataclass(frozen=True)
class Verification:
    """What was found, and when it was looked at."""

    tally: Tally
    at: datetime.datetime


_KEPT: Kept[Verification] = Kept(most=64)


def verification_of(found: Found) -> Verification:
    """Everything compared, at most ten minutes ago."""
    now = timezone.now()
    key = (found.sha256, found.edition is None, int(now.timestamp() // EVERY.total_seconds()))
    return _KEPT.get(key, lambda: Verification(_verified(found), now))


def _verified(found: Found) -> Tally:
    if found.edition:
        return verified_edition(found.edition)
    return verified_publication(Publication.objects.select_related("round").get(pk=found.publication.pk))
