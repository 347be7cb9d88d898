"""Enumerations of units: "gồm 08 xã: Xã Quang Khải, Hà Kỳ … và Tái Sơn"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.checking.reading.nouns import UNIT_KINDS
from scoring.checking.reading.spans import innermost
from scoring.checking.reading.text import Sentence

_SEPARATOR = re.compile(r"\s*(?:[,;]|(?<=\s)và(?=\s))\s*(?:(?<![^\s,;])và(?=\s)\s*)?")
_OPENERS = re.compile(r":|\(|(?<!\w)(?:gồm(?:\s+có)?|là)(?!\w)", re.IGNORECASE)
_KINDS = "|".join(UNIT_KINDS)
_LEAD = re.compile(
    r"\s*(?:(?:khối|cụm|nhóm)\s[^:,;]*:\s*)?(?:(?:chủ tịch|UBND|ủy ban nhân dân|các|gồm|có|là)\s+)*"
    rf"(?:(?:{_KINDS})(?:\s*:)?\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][\w’']*(?:\s+(?:[A-ZĐÀ-ỸĂÂÊÔƠƯ][\w’']*|\d{1,2})){0,4}")


@dataclass(frozen=True, slots=True)
class Item:
    """One item, its name at [start, end); `name` is the unit, empty where no unit is called so."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order. `opened` tells a list announced by a colon, a bracket or "gồm" from names in running text."""

    items: tuple[Item, ...]
    opened: bool

    @property
    def start(self) -> int:
        """Where its first name stands."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where its last name ends."""
        return self.items[-1].end


def enumerations(sentence: Sentence) -> Iterator[Enumeration]:
    """All enumerations of units in a sentence."""
    reached = 0
    for named in sentence.names:
        if named.start < reached:
            continue
        start, opened = _start(sentence, named.kind_start, reached)
        items = tuple(_items(sentence, start, _end(sentence, named.start)))
        known = sum(bool(item.name) for item in items)
        if known and (opened or len(items) > 1) and 2 * known >= len(items):
            yield Enumeration(items, opened)
            reached = items[-1].end


def _start(sentence: Sentence, position: int, reached: int) -> tuple[int, bool]:
    """Where the enumeration of the name at `position` begins: after what opens it, or at the name."""
    openers = list(_OPENERS.finditer(sentence.text, reached, position))
    if not openers:
        return position, False
    between = sentence.text[openers[-1].end() : position]
    if all(_is_nameable(item) for item in _SEPARATOR.split(between) if item.strip()):
        return openers[-1].end(), openers[-1].group().lower() != "là"
    return position, False


def _is_nameable(item: str) -> bool:
    bare = _LEAD.sub("", item.strip() + " ", count=1).strip()
    return not bare or bool(_NAME.fullmatch(bare))


def _end(sentence: Sentence, position: int) -> int:
    bracket = innermost(sentence.brackets, position)
    return bracket.end if bracket else len(sentence.text)


def _items(sentence: Sentence, start: int, end: int) -> Iterator[Item]:
    """Names from `start` on, up to the first item that is none."""
    for first, last in _pieces(sentence.text, start, end):
        lead = _LEAD.match(sentence.text, first, last)
        begin = lead.end() if lead else first
        name = _NAME.match(sentence.text, begin, last)
        if name is None:
            if sentence.text[begin:last].strip():
                return
            continue
        item, ends = _item(sentence, begin, last, name)
        if item:
            yield item
        if ends:
            return


def _item(sentence: Sentence, begin: int, last: int, name: re.Match[str]) -> tuple[Item | None, bool]:
    """The name an item holds, and whether the enumeration ends with it because more words follow."""
    stop = begin + len(sentence.text[begin:last].rstrip(" ./"))
    known = next((named for named in sentence.names if begin <= named.start <= begin and named.end <= stop), None)
    if known:
        rest = sentence.text[known.end : stop].strip()
        return Item(begin, known.end, known.name), bool(rest) and not rest.startswith("(")
    whole = sentence.reader.names.known(sentence.text[begin : name.end()])
    more = sentence.text[name.end() : stop].strip()
    if more and not more.startswith("(") and not whole:
        return None, True
    return Item(begin, name.end(), whole or ""), bool(more) and not more.startswith("(")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if text.count("(", at, match.start()) != text.count(")", at, match.start()):
            continue  # a comma within "(87,45%)"
        yield at, match.start()
        at = match.end()
    yield at, end
