"""Who is compared: what the address asks for, and whom a reader may add."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from scoring.results.explained.roster import Entry
from units.names import search_key

MOST = 5  # columns that still fit a page of A4
OFFERED = 30  # names shown at once; a search finds the others
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Option:
    """A unit to tick."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Picker:
    """The form: units chosen, units offered beside them, and what was wrong with the address.

    `found` counts the units that match the search, `left_out` those of them that are not offered; `unknown` are codes
    that the round does not have, `too_many` the names of units beyond the most that fit.
    """

    text: str
    chosen: Sequence[Option]
    offered: Sequence[Option]
    found: int
    left_out: int
    unknown: Sequence[str]
    too_many: Sequence[str]
    only_differences: bool

    @property
    def codes(self) -> list[str]:
        """Codes of the chosen units, in the order chosen."""
        return [option.code for option in self.chosen]

    @property
    def is_full(self) -> bool:
        """Whether no further unit fits."""
        return len(self.chosen) >= MOST

    @property
    def toggled(self) -> str:
        """Query string of the same units with all rows, or with those alone that differ."""
        return comparison_query(self.codes, only_differences=not self.only_differences)


def comparison_query(codes: Iterable[str], *, only_differences: bool = False) -> str:
    """Query string that compares the units with these codes."""
    asked = [("ma", code) for code in codes]
    return f"?{urlencode([*asked, ('khac', '1')] if only_differences else asked)}"


def picker(roster: Sequence[Entry], codes: Iterable[str], text: str, *, only_differences: bool) -> Picker:
    """The form for the codes and the name searched for (marks set aside) in an address."""
    names = {entry.code: entry.name for entry in roster}
    asked = list(dict.fromkeys(code for code in codes if code))
    known = [code for code in asked if code in names]
    text = text.strip()[:LONGEST_NAME]
    matches = _matching(roster, text, set(known[:MOST]))
    return Picker(
        text=text,
        chosen=[Option(code, names[code]) for code in known[:MOST]],
        offered=matches[:OFFERED],
        found=len(matches),
        left_out=max(0, len(matches) - OFFERED),
        unknown=[code for code in asked if code not in names][:MOST],
        too_many=[names[code] for code in known[MOST : MOST + MOST]],
        only_differences=only_differences,
    )


def _matching(roster: Iterable[Entry], text: str, chosen: set[str]) -> list[Option]:
    key = search_key(text)
    return [Option(code, name) for code, name in roster if code not in chosen and (not key or key in search_key(name))]
