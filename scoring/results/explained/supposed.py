"""A unit as it would be with marks that it does not have."""

from scoring.results import schema
from scoring.results.numbers import exact, percent_text
from scoring.results.units import shortfall_documents
from scoring.rules.outcome import Outcome
from scoring.rules.share import Share


def supposed_unit(unit: schema.UnitDocument, outcome: Outcome) -> schema.UnitDocument:
    """The unit's document with another outcome; place, change and head stay what they are and say nothing here."""
    found = outcome.classification
    return {
        **unit,
        "points": exact(outcome.scored.points),
        "maximum": exact(outcome.scored.maximum),
        "percent": _percent(outcome.composite),
        "band": found.band if found else None,
        "shortfalls": shortfall_documents(found),
        "domains": [_domain(domain, outcome.domains[domain["number"]]) for domain in unit["domains"]],
    }


def _domain(domain: schema.DomainDocument, share: Share) -> schema.DomainDocument:
    return {**domain, "points": exact(share.points), "maximum": exact(share.maximum), "percent": _percent(share)}


def _percent(share: Share) -> str | None:
    return None if share.percent is None else percent_text(share.percent)
