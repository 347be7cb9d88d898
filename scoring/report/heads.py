"""Section 2.2: ratings of the heads of the units (seed, section II.2.2)."""

from dataclasses import dataclass

from scoring.report.naming import Listing, Naming
from scoring.report.words import lower_first
from scoring.results import schema
from scoring.results.source import Results


@dataclass(frozen=True)
class HeadLine:
    """A rating and the units whose heads have it."""

    label: str
    members: Listing


@dataclass(frozen=True)
class Decision:
    """A rating that the council set apart from the unit's class, with its reason."""

    who: str
    proposed: str
    rating: str
    reason: str


def head_lines(results: Results, naming: Naming) -> list[HeadLine]:
    """All ratings, best first, empty ones too."""
    return [
        HeadLine(band["head_label"], naming.listing(_rated(results, band["code"])))
        for band in results.overview["scheme"]["bands"]
    ]


def _rated(results: Results, code: str) -> list[schema.UnitDocument]:
    return [unit for unit in results.units if unit["head"] and unit["head"]["rating"] == code]


def common_post(results: Results) -> str:
    """The post that all heads hold ("Chủ tịch UBND"), otherwise "Người đứng đầu"."""
    posts = {unit["head"]["post"] for unit in results.units if unit["head"]}
    return posts.pop() if len(posts) == 1 else "Người đứng đầu"


def decisions(results: Results) -> list[Decision]:
    """Ratings that differ from the unit's class."""
    return [
        _decision(unit, head, results)
        for unit in results.units
        if (head := unit["head"]) and head["rating"] != head["proposed"]
    ]


def _decision(unit: schema.UnitDocument, head: schema.HeadDocument, results: Results) -> Decision:
    return Decision(
        who=f"{head['post']} {lower_first(unit['full_name'])}",
        proposed=results.bands[head["proposed"]]["head_label"],
        rating=results.bands[head["rating"]]["head_label"],
        reason=head["reason"].strip().rstrip("."),
    )
