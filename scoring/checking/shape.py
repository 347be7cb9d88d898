"""What the check is given, and what it finds."""

import datetime
import hashlib
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of a passage that the portal itself put there (a cited figure or result): characters [start, end)."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain text of one section; paragraphs, list items and table rows are lines, cells are parted by tabs.

    `last_year` is what the same section said in the report of the year before, empty where that is not known.
    """

    key: str
    title: str
    text: str
    cited: tuple[Cited, ...] = ()
    last_year: str = ""


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure of one year; `cite` is how the text would cite it. `previous` is its value of the year before."""

    cite: str
    name: str
    value: Decimal
    unit: str
    year: int
    decimals: int = 0
    previous: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ClassFact:
    """A class: its name, how many units have it (counts) and their names without kind; last year's count if known."""

    label: str
    names: tuple[str, ...]
    previous: int | None = None


@dataclass(frozen=True, slots=True)
class GroupFact:
    """A group by composite, in percent, bounds as the scheme has them; names without kind."""

    lower: Decimal | None
    lower_inclusive: bool
    upper: Decimal | None
    upper_inclusive: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThresholdFact:
    """A threshold of the scheme in percent: `of` is "composite" or "domain"."""

    label: str
    of: str
    percent: Decimal
    inclusive: bool


@dataclass(frozen=True)
class Facts:
    """The frozen results in the terms of a report; None or empty where a thing is not known.

    `authority` is its name as within a sentence ("huyện Tứ Kỳ"), `units` maps every unit's name to its kind ("xã"),
    `held_back` a class to those of its units that only a domain keeps from the next better one. Classes and groups come
    best first; `heads` are units by the rating of their heads, empty where that is their class. Percentages are exact.
    """

    year: int
    authority: str
    units: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    composites: dict[str, Decimal] = field(default_factory=dict)
    classes: tuple[ClassFact, ...] = ()
    heads: tuple[ClassFact, ...] = ()
    groups: tuple[GroupFact, ...] = ()
    held_back: dict[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: tuple[ThresholdFact, ...] = ()
    domains: tuple[str, ...] = ()
    weakest: tuple[str, ...] = ()
    index: Decimal | None = None
    previous_index: Decimal | None = None
    rank: int | None = None
    ranked: int | None = None
    authority_class: str = ""
    report_date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that does not hold, or a number that should be cited.

    `start` and `end` are characters of the passage's text, `place` is where the claim begins in its sentence; `claim`
    is what stands there, `computed` what would be right and how it comes about, in Vietnamese. `mend` is the text
    to put in place of [start, end), None where a person must decide; `cite` the citation to put there, if one says it.
    `is_error` tells a contradiction from advice.
    """

    rule: str
    passage: str
    sentence: str
    start: int
    end: int
    claim: str
    computed: str
    message: str
    is_error: bool = True
    mend: str | None = None
    cite: str | None = None
    place: int = 0

    @property
    def fingerprint(self) -> str:
        """What a dismissal is remembered by: rule, sentence and claim, wherever the sentence stands."""
        return hashlib.sha256("\n".join((self.rule, self.sentence, self.claim)).encode()).hexdigest()
