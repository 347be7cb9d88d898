"""Earlier texts of a section, each beside what it changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from diff_match_patch import diff_match_patch

from scoring.models import Section, SectionVersion
from scoring.presenters.work.told_times import told_time
from scoring.report.citing.catalogue import Catalogue
from scoring.report.clean import text_of

SAME, ADDED, REMOVED = "same", "added", "removed"
_KINDS = {0: SAME, 1: ADDED, -1: REMOVED}
_WORD = re.compile(r"\s|\[[^\[\]]*\]|\d[\d.,]*\d|\w+|[^\w\s]")  # a cited figure is one word
_FIRST_SIGN = 0x10000  # beyond letters and surrogates
_CONTEXT = 120  # characters kept around a change


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version with what it changed against the one before; `title` where the heading changed."""

    number: int
    by: str
    at: str
    title: str
    pieces: Sequence[Piece]
    is_current: bool
    is_first: bool


def version_lines(section: Section, versions: Sequence[SectionVersion], catalogue: Catalogue) -> list[VersionLine]:
    """Versions as lines, in the order given (the latest first); the last given is compared with nothing before it."""
    pairs = zip_longest(versions, versions[1:])
    return [_line(section, row, before, catalogue) for row, before in pairs]


def differences(before: str, after: str) -> list[Piece]:
    """What became of `before`: whole words, long stretches that stayed shortened to what is around a change."""
    engine, words = diff_match_patch(), _Words()
    engine.Diff_Timeout = 0.2  # seconds; then what is left counts as exchanged
    found = engine.diff_main(words.signs(before), words.signs(after), False)
    engine.diff_cleanupSemantic(found)
    return list(_shortened([Piece(_KINDS[kind], words.text(signs)) for kind, signs in found]))


class _Words:
    """Each word as one sign, so that words are compared and never their letters."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._words: dict[str, str] = {}

    def signs(self, text: str) -> str:
        """The text, a sign for each word."""
        return "".join(self._sign(word) for word in _WORD.findall(text))

    def text(self, signs: str) -> str:
        """The words again."""
        return "".join(self._words[sign] for sign in signs)

    def _sign(self, word: str) -> str:
        sign = self._signs.setdefault(word, chr(_FIRST_SIGN + len(self._signs)))
        self._words[sign] = word
        return sign


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        if piece.kind != SAME or len(piece.text) <= 2 * _CONTEXT:
            yield piece
            continue
        head = piece.text[:_CONTEXT] if at else ""
        tail = piece.text[-_CONTEXT:] if at + 1 < len(pieces) else ""
        yield Piece(SAME, f"{head} … {tail}".strip())


def _line(section: Section, row: SectionVersion, before: SectionVersion | None, catalogue: Catalogue) -> VersionLine:
    by = row.saved_by
    old = _text(before.body, catalogue) if before else ""
    return VersionLine(
        number=row.number,
        by=(by.full_name or by.username) if by else "",
        at=told_time(row.saved_at),
        title=row.title if before and before.title != row.title else "",
        pieces=differences(old, _text(row.body, catalogue)) if before else [Piece(SAME, _text(row.body, catalogue))],
        is_current=row.body == section.body,
        is_first=row.number == 1,
    )


def _text(html: str, catalogue: Catalogue) -> str:
    """The text with citations by their names: a figure that changed since is no change of the text."""
    return text_of(html, lambda key: f"[{catalogue.name(key)}]")
