"""Units within one domain: percentage and rank, the same on pages and in workbooks."""

from collections.abc import Sequence
from decimal import Decimal

from scoring.results import schema
from scoring.rules.ranking import Rank, rank


def domain_percent(unit: schema.UnitDocument, number: int | None) -> Decimal | None:
    """The unit's percentage in a domain; None where it is not assessed."""
    found = (domain["percent"] for domain in unit["domains"] if domain["number"] == number)
    text = next(found, None)
    return None if text is None else Decimal(text)


def domain_ranks(units: Sequence[schema.UnitDocument], number: int) -> dict[str, Rank]:
    """Ranks in a domain by unit code, within the blocks of the round; units not assessed in it have none."""
    percents = ((unit, domain_percent(unit, number)) for unit in units)
    return rank((unit["code"], unit["block"], value) for unit, value in percents if value is not None)


def last_without(place: Rank | None) -> tuple[bool, int]:
    """Sorts by rank; what has none stands last."""
    return (place is None, place.rank if place else 0)
