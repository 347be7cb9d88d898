"""The authority's own rating: the level above gives its index, the same scheme rates it (seed, sections
II.1.1, II.2.2.a).
"""

from dataclasses import dataclass
from decimal import Decimal

from scoring.rules.classify import Scheme, classify
from scoring.rules.share import Share

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class AuthorityRating:
    """Class of the authority and change of its index in percentage points (None without last year's)."""

    band: str
    change: Decimal | None


def rate_authority(
    index: Decimal, domains_at_least: Decimal | None, previous_index: Decimal | None, scheme: Scheme
) -> AuthorityRating:
    """Rate an index (percent) whose domains all reach `domains_at_least` percent; unknown means no floor
    applies.
    """
    domains = {} if domains_at_least is None else {0: Share(domains_at_least, HUNDRED)}
    classification = classify(Share(index, HUNDRED), domains, scheme)
    return AuthorityRating(classification.band, None if previous_index is None else index - previous_index)
