"""Section 4: the domains over all units, and the weakest of them (seed, section III.2.1)."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.numbers import format_percent
from scoring.results.source import Results
from scoring.rules.summary import domain_means, weakest

NAMED = 2


@dataclass(frozen=True)
class DomainLine:
    """A domain with its mean over the units assessed in it."""

    number: int
    name: str
    mean: str


def means(results: Results) -> dict[int, Decimal]:
    """Mean percentage by domain; what is still without any score counts in no mean."""
    return domain_means(
        {
            domain["number"]: None if domain["percent"] is None else Decimal(domain["percent"])
            for domain in unit["domains"]
        }
        for unit in results.units
        if unit["percent"] is not None
    )


def weakest_lines(results: Results) -> list[DomainLine]:
    """The two domains with the lowest means, the lowest first."""
    found = means(results)
    return [
        DomainLine(number, results.domains[number]["name"], format_percent(found[number]))
        for number in weakest(found, NAMED)
    ]
