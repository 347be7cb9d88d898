"""Section 1: the index of the authority and the groups of communes by composite (seed, section II.1)."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.report.naming import Listing, Naming
from scoring.report.scheme import scheme_of
from scoring.report.words import change_words, given_percent, group_words
from scoring.results import schema
from scoring.results.source import Results
from scoring.rules.summary import composite_groups


@dataclass(frozen=True)
class AuthorityFigures:
    """What the level above gave the authority; texts are empty where it gave nothing."""

    index: str
    previous_index: str
    previous_year: int
    change: str
    rank: str
    peers: str
    floor: str
    head_post: str
    head_rating: str


@dataclass(frozen=True)
class GroupLine:
    """A group by composite: "từ 80% đến dưới 90%" and its members."""

    words: str
    members: Listing


def authority_figures(results: Results) -> AuthorityFigures | None:
    """The authority's own result; None while the level above has given none."""
    given = results.overview["authority_result"]
    if given is None:
        return None
    previous, change, floor = given["previous_index"], given["change"], given["domains_at_least"]
    return AuthorityFigures(
        index=given_percent(Decimal(given["index"])),
        previous_index=given_percent(Decimal(previous)) if previous else "",
        previous_year=results.overview["round"]["year"] - 1,
        change=change_words(Decimal(change)) if change else "",
        rank=_rank(given),
        peers=given["peers"],
        floor=f"từ {given_percent(Decimal(floor)).replace(',00%', '%')} trở lên" if floor else "",
        head_post=results.overview["authority"]["head_post"],
        head_rating=results.bands[given["band"]]["head_label"],
    )


def _rank(given: schema.AuthorityResultDocument) -> str:
    if given["rank"] is None:
        return ""
    return f"{given['rank']}/{given['ranked']}" if given["ranked"] else str(given["rank"])


def group_lines(results: Results, naming: Naming) -> list[GroupLine]:
    """All groups by composite, best first, empty ones too; units without any score are in none."""
    units = {unit["code"]: unit for unit in results.units}
    percents = {code: Decimal(unit["percent"]) for code, unit in units.items() if unit["percent"] is not None}
    groups = composite_groups(percents, scheme_of(results.overview["scheme"]))
    return [GroupLine(group_words(group), naming.listing([units[code] for code in group.keys])) for group in groups]
