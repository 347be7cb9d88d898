"""What verification compares, and what it finds."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Part(StrEnum):
    """What is compared."""

    DOCUMENT = "document"  # the stored document against its own hash and form
    CHAIN = "chain"  # its place among the versions, and in the event log
    ROWS = "rows"  # the rows that pages read against the document
    RESULTS = "results"  # what the rules make of the document's inputs against what it says
    YEAR_BEFORE = "year_before"  # its comparison with the results of the year before
    CONTENT = "content"  # the frozen text of an edition against its hash
    CITES = "cites"  # results cited in that text against the document
    FILES = "files"  # bytes on the disk against the hash kept of them


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it was published.

    `about` is a unit's name, or the thing; `field` a name of `scoring.report.verifying.words`; `published` is what is
    stored, `recomputed` what it should be. Both are short texts, empty where there is nothing.
    """

    part: Part
    about: str
    field: str
    published: str
    recomputed: str


@dataclass
class Tally:
    """Counts what was compared and keeps what differs: the one way to compare two values."""

    compared: Counter[Part] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def same(self, part: Part, about: str, name: str, published: object, recomputed: object) -> None:
        """Compare two values and note it."""
        self.compared[part] += 1
        if published != recomputed:
            self.differences.append(Difference(part, about, name, _short(published), _short(recomputed)))


LONGEST = 120


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
