"""The units of a round by name, without their results, for a reader to choose one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scoring.models import Publication, UnitResult
from scoring.results import schema
from units.names import search_key


class Entry(NamedTuple):
    """A unit as it is chosen."""

    code: str
    name: str


def published_roster(publication: Publication) -> list[Entry]:
    """All units of a publication in printed order; one query, whatever their number."""
    rows = UnitResult.objects.filter(publication=publication).order_by("position")
    return [Entry(code, name) for code, name in rows.values_list("code", "summary__full_name")]


def live_roster(units: Iterable[schema.UnitDocument]) -> list[Entry]:
    """The same of an open round."""
    return [Entry(unit["code"], unit["full_name"]) for unit in units]


def middle(roster: Sequence[Entry]) -> Entry | None:
    """The unit in the middle of the printed order, the better one of two; None of none."""
    return roster[(len(roster) - 1) // 2] if roster else None


def matching(roster: Iterable[Entry], text: str) -> list[Entry]:
    """Units meant by `text`: the one with that code or that very name, otherwise all whose name holds it.

    Marks and capitals do not matter: "ha ky" finds "Xã Hà Kỳ".
    """
    roster, key = list(roster), search_key(text)
    exact = [entry for entry in roster if entry.code == text.strip() or search_key(entry.name) == key]
    return exact or [entry for entry in roster if key and key in search_key(entry.name)]
