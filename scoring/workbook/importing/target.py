"""The round a workbook is held against."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scoring.models import Layer, Round, RoundUnit
from scoring.selectors.structure import Structure, round_structure
from scoring.workbook.importing.verdicts import Judge
from units.models.unit import full_name
from units.names import match_key, search_key


class Member(NamedTuple):
    """A unit of the round; `place` is the RoundUnit."""

    place: int
    code: str
    name: str
    kind: str
    full_name: str


@dataclass(frozen=True)
class Target:
    """The round, its criteria, and its units in order."""

    round: Round
    layer: Layer
    structure: Structure
    members: tuple[Member, ...]

    @cached_property
    def judges(self) -> dict[str, Judge]:
        """A judge for each scored criterion, by code."""
        return {row.code: Judge(row, self.structure.leaf(row)) for row in self.structure.leaf_rows}

    @cached_property
    def other_codes(self) -> frozenset[str]:
        """Codes of the set that are not scored in this round: sums of parts, and the survey where none was held."""
        return frozenset(row.code for row in self.structure.criteria) - self.judges.keys()

    @cached_property
    def by_code(self) -> dict[str, Member]:
        """Members by the unit's code."""
        return {member.code: member for member in self.members}

    @cached_property
    def by_bare_code(self) -> dict[str, list[Member]]:
        """Members by code in small letters without leading zeros, as a spreadsheet leaves it."""
        found: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            found[bare_code(member.code)].append(member)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Member]]:
        """Members by their name without marks, with the kind and without it."""
        found: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            for key in {match_key(member.full_name), search_key(member.full_name)}:
                found[key].append(member)
        return found


def bare_code(code: str) -> str:
    """ "00123" and "123" are the same to a spreadsheet, "HA-KY" and "ha-ky" to a person."""
    return code.lower().lstrip("0")


def target_of(round_: Round, layer: Layer) -> Target:
    """Read the round in three queries."""
    places = RoundUnit.objects.filter(round=round_).order_by("unit__sort_name", "unit__code")
    members = (
        Member(place, code, name, kind, full_name(kind, name))
        for place, code, name, kind in places.values_list("pk", "unit__code", "unit__name", "unit__kind")
    )
    return Target(round_, layer, round_structure(round_), tuple(members))
