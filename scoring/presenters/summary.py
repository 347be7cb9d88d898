"""A round at a glance: classes, domains, the authority's own result."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.presenters.badges import Badge, badges
from scoring.presenters.bars import Bar, bar
from scoring.presenters.figures import NOTHING, percent, risen
from scoring.results import schema
from scoring.results.domains import domain_percent
from scoring.results.source import Results
from scoring.rules.summary import class_counts, domain_means, weakest

WEAKEST = 2  # as many as the yearly report names


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many units a class has; `before` is last year's count, None if unknown."""

    badge: Badge
    count: int
    before: int | None


@dataclass(frozen=True, slots=True)
class DomainMean:
    """A domain over all units of the round."""

    number: int
    name: str
    mean: str
    bar: Bar | None
    is_weakest: bool


def classes(results: Results) -> list[ClassCount]:
    """Every class of the scheme, best first, empty ones too."""
    shown = badges(results.overview["scheme"]["bands"])
    counts = class_counts((unit["band"] for unit in results.units), [*shown])
    before = results.overview["previous_band_counts"]
    return [
        ClassCount(shown[code], count, None if before is None else before.get(code, 0))
        for code, count in counts.items()
    ]


def domains(results: Results) -> list[DomainMean]:
    """Mean of every domain in order, the weakest marked."""
    numbers = [*results.domains]
    means = domain_means({number: domain_percent(unit, number) for number in numbers} for unit in results.units)
    low = weakest(means, WEAKEST)
    return [
        DomainMean(
            number=number,
            name=results.domains[number]["name"],
            mean=format_percent(means[number]) if number in means else NOTHING,
            bar=bar(means.get(number)),
            is_weakest=number in low,
        )
        for number in numbers
    ]


def authority_line(overview: schema.Overview) -> str:
    """The authority's own result from the level above, in one sentence; empty where there is none."""
    result = overview["authority_result"]
    if result is None:
        return ""
    clauses = [
        _("%(who)s đạt %(index)s") % {"who": overview["authority"]["full_name"], "index": percent(result["index"])}
    ]
    if result["change"] is not None:
        clauses.append(_("%(change)s so với năm trước") % {"change": risen(result["change"])})
    if result["rank"] is not None and result["ranked"] is not None:
        clauses.append(_place(result["rank"], result["ranked"], result["peers"]))
    return f"{', '.join(clauses)}."


def _place(rank: int, ranked: int, peers: str) -> str:
    return (_("xếp thứ %(rank)d/%(ranked)d %(peers)s") % {"rank": rank, "ranked": ranked, "peers": peers}).rstrip()


def weakest_names(means: Sequence[DomainMean]) -> list[DomainMean]:
    """The weakest domains, in order of number."""
    return [domain for domain in means if domain.is_weakest]
