"""Lines in their normal form: no space twice, none at the ends, runs of one kind joined, old fonts converted."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from scoring.texts.tree import Break, Citation, Inline, Line, Run
from units.names.legacy import convert, detect

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile(r"\s+")


def normal_line(inlines: Iterable[Inline]) -> Line:
    """The same line in its one normal form."""
    shown = [_visible(inline) for inline in inlines]
    return tuple(_joined(_spaced(inline for inline in shown if not isinstance(inline, Run) or inline.text)))


def inline_strong(inline: Inline) -> bool:
    """Whether it is set bold; a break is not."""
    return not isinstance(inline, Break) and inline.strong


def inline_em(inline: Inline) -> bool:
    """Whether it is set in italics; a break is not."""
    return not isinstance(inline, Break) and inline.em


def unicode_line(inlines: Sequence[Inline]) -> tuple[list[Inline], bool]:
    """The line in Unicode, and whether it was typed with a font from before it (TCVN3, VNI)."""
    encoding = detect("".join(inline.text for inline in inlines if isinstance(inline, Run)))
    if encoding is None:
        return list(inlines), False
    return [
        replace(inline, text=convert(inline.text, encoding)) if isinstance(inline, Run) else inline
        for inline in inlines
    ], True


def _visible(inline: Inline) -> Inline:
    """In NFC, every run of white space one space, without characters nobody sees."""
    if not isinstance(inline, Run):
        return inline
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", inline.text))
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) not in _INVISIBLE)
        text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return replace(inline, text=text)


def _spaced(inlines: Iterable[Inline]) -> list[Inline]:
    """Without a space after a space, and without spaces and breaks where a line begins or ends."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Break):
            _strip_end(kept)
            kept.extend([inline] if kept else [])
        elif isinstance(inline, Run) and _ends_open(kept):
            text = inline.text.lstrip(" ")
            kept.extend([replace(inline, text=text)] if text else [])
        else:
            kept.append(inline)
    _strip_end(kept)
    return kept


def _ends_open(kept: Sequence[Inline]) -> bool:
    """Whether a space would come after a space, a break, or nothing."""
    last = kept[-1] if kept else None
    return last is None or isinstance(last, Break) or (isinstance(last, Run) and last.text.endswith(" "))


def _strip_end(kept: list[Inline]) -> None:
    while kept and not isinstance(kept[-1], Citation):
        last = kept.pop()
        text = last.text.rstrip(" ") if isinstance(last, Run) else ""
        if isinstance(last, Run) and text:
            kept.append(replace(last, text=text))
            return


def _joined(inlines: Iterable[Inline]) -> Iterable[Inline]:
    def kind(inline: Inline) -> tuple[bool, bool] | None:
        return (inline.strong, inline.em) if isinstance(inline, Run) else None

    for marks, group in groupby(inlines, key=kind):
        if marks is None:
            yield from group
        else:
            yield Run("".join(run.text for run in group if isinstance(run, Run)), *marks)
