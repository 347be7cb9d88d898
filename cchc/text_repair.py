"""Texts typed with fonts from before Unicode, at every entrance: shown converted, never converted silently."""

from dataclasses import dataclass

from units.names import clean
from units.names.legacy import convert, detect


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A text in an old encoding and what it says."""

    before: str
    after: str
    encoding: str


def legacy_text(text: str, *, multiline: bool = False) -> LegacyText | None:
    """What `text` says if it was typed in TCVN3 or VNI; None for proper Vietnamese, ASCII and other text."""
    encoding = detect(text)
    if encoding is None:
        return None
    after = clean(convert(text, encoding), multiline=multiline)
    return LegacyText(text, after, encoding.value)
