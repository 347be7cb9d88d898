"""Earlier texts of a section, each beside what it changed."""

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
    engine = diff_match_patch()
    engine.Diff_Timeout = 0.2
    found = engine.diff_main(before, after)
    engine.diff_cleanupSemantic(found)
    pieces = [Piece(_KINDS[kind], text) for kind, text in found]
    return list(_shortened(pieces))


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
