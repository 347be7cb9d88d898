"""Choosing the unit of the worked example."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.results.explained.roster import Entry, matching, middle

MOST_OFFERED = 200  # names a page offers to choose from; larger rounds are searched by typing
MOST_NAMED = 20  # names listed where what was typed means several units


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader typed, and the unit it means.

    `chosen` is None where it means none or several (`several`, the first of them); without any text it is the unit in
    the middle. `offered` are all units of a round that is not too large to list.
    """

    text: str
    chosen: Entry | None
    several: Sequence[Entry]
    offered: Sequence[Entry]

    @property
    def failed(self) -> bool:
        """Whether something was typed that no unit is called."""
        return bool(self.text) and self.chosen is None and not self.several


def choice(roster: Sequence[Entry], text: str) -> Choice:
    """The choice of a reader who typed `text`, a code or a name."""
    offered = roster if len(roster) <= MOST_OFFERED else ()
    text = text.strip()
    if not text:
        return Choice("", middle(roster), (), offered)
    found = matching(roster, text)
    if len(found) == 1:
        return Choice(found[0].name, found[0], (), offered)
    return Choice(text, None, found[:MOST_NAMED], offered)
