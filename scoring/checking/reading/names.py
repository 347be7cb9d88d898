"""Names of units in a text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.checking.reading.nouns import UNIT_KINDS
from units.names import match_key

# After these a name is not that of a unit: "huyện Tứ Kỳ" is the authority.
_ELSEWHERE = re.compile(
    r"(?:huyện|tỉnh|thành phố|quận|thị xã|đường|phố|trường|thôn|khu|sông|cầu|chợ|đồng chí|ông|bà)\s+$", re.IGNORECASE
)
_KIND = re.compile(rf"(?<!\w)({'|'.join(UNIT_KINDS)})\s+$", re.IGNORECASE)
_PLURAL = re.compile(rf"(?:các|những|,|và)\s+(?:{'|'.join(UNIT_KINDS)})\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit named in a text; `kind` is the single kind word right before it, lower case, standing at `kind_start`."""

    start: int
    end: int
    name: str
    kind: str
    kind_start: int


@dataclass(frozen=True)
class Names:
    """The names of the round's units, found in texts however they are spelled."""

    kinds: Mapping[str, str]
    by_key: dict[str, str] = field(init=False)
    ambiguous: frozenset[str] = field(init=False)
    pattern: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        keys = Counter(match_key(name) for name in self.kinds)
        single = {match_key(name): name for name in self.kinds if keys[match_key(name)] == 1}
        object.__setattr__(self, "by_key", single)
        object.__setattr__(self, "ambiguous", frozenset(key for key, count in keys.items() if count > 1))
        listed = "|".join(re.escape(name) for name in sorted(self.kinds, key=len, reverse=True))
        # A capital after the name makes it another, longer one: "Hà Kỳ" is not in "Hà Kỳ Anh".
        pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)(?!\s+[A-ZĐÀ-ÖØ-ÝĂƠƯ](?![A-ZĐ]))") if listed else None
        object.__setattr__(self, "pattern", pattern)

    def known(self, item: str) -> str | None:
        """The unit an item of a list names, with or without its kind: "TT. Tứ Kỳ"; None for no unit."""
        return self.by_key.get(match_key(item))

    def is_ambiguous(self, item: str) -> bool:
        """Whether several units are called so ("xã Tân Kỳ" and "phường Tân Kỳ")."""
        return match_key(item) in self.ambiguous

    def mentions(self, text: str) -> Iterator[Named]:
        """Every unit named in a text."""
        if self.pattern is None:
            return
        for match in self.pattern.finditer(text):
            before = text[max(0, match.start() - 30) : match.start()]
            if not _ELSEWHERE.search(before):
                yield _named(match, before)


def _named(match: re.Match[str], before: str) -> Named:
    kind = _KIND.search(before)
    if kind is None or _PLURAL.search(before):
        return Named(match.start(), match.end(), match.group(), "", match.start())
    kind_start = match.start() - len(before) + kind.start()
    return Named(match.start(), match.end(), match.group(), kind[1].lower(), kind_start)
