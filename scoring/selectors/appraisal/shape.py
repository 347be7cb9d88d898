"""Shares as some units times some domains, which is how people share work out."""

from scoring.selectors.assignments import Shares

Pair = tuple[int | None, int | None]  # place and domain (pk); None stands for all


def product(places: frozenset[int] | None, domains: frozenset[int] | None) -> frozenset[Pair]:
    """Every place with every domain; None is all of them, and an empty set leaves nothing."""
    return frozenset(
        (place, domain)
        for place in (places if places is not None else [None])
        for domain in (domains if domains is not None else [None])
    )


def places_of(shares: Shares) -> frozenset[int] | None:
    """The units of shares; None for all, and for somebody who has no shares yet."""
    places = {place for place, _domain in shares.pairs}
    return None if not places or None in places else frozenset(place for place in places if place is not None)


def domains_of(shares: Shares) -> frozenset[int] | None:
    """The domains of shares; None for all."""
    domains = {domain for _place, domain in shares.pairs}
    return None if None in domains else frozenset(domain for domain in domains if domain is not None)


def is_product(shares: Shares) -> bool:
    """Whether the shares are some units times some domains, which is what the page can show as boxes."""
    return not shares.pairs or shares.pairs == product(places_of(shares), domains_of(shares))
