"""Cleaning of text, and the keys by which a name is searched and matched."""

import re
import unicodedata

from units.names import legacy

# Single kind words count only with their marks or a dot: "Xà Phiên", "Quan Lạn" and "Phương Thịnh" are names.
_KIND_WORDS = re.compile(
    r"(?:(?:xã|phường|đặc khu|dac khu|thị trấn|thi tran|thị xã|thi xa|quận|huyện|tỉnh|thành phố|thanh pho"
    r"|tt|tx|tp)(?![^\W_])[. :]*|[xpqht]\. *)(?=[^\W_])"
)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str, *, multiline: bool = False) -> str:
    """`text` in NFC without invisible characters, every run of spaces one space, ends stripped.

    Line breaks count as spaces unless `multiline`. A soft hyphen goes too, save in TCVN3 text, where it is ư.
    """
    visible = unicodedata.normalize("NFC", _without_invisible(text))
    if not multiline:
        return " ".join(visible.split())
    return "\n".join(" ".join(line.split()) for line in visible.splitlines()).strip()


def search_key(text: str) -> str:
    """`text` in lower case without any mark ("Hà Kỳ" -> "ha ky"), so that "Hòa" and "Hoà" are the same."""
    decomposed = unicodedata.normalize("NFD", clean(text))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).lower().replace("đ", "d")
    return clean(bare.replace(legacy.SOFT_HYPHEN, ""))


def match_key(text: str) -> str:
    """Search key of a unit's name without a leading kind word ("TT. Tứ Kỳ", "Thị trấn Tứ Kỳ" -> "tu ky")."""
    name = clean(text).lower()
    kind = _KIND_WORDS.match(name)
    return search_key(name[kind.end() :] if kind else name)


def _without_invisible(text: str) -> str:
    if text.isprintable():  # almost every name; a large workbook has 50,000 of them
        return text
    keeps_hyphen = legacy.SOFT_HYPHEN in text and legacy.detect(text) is not None
    return "".join(char for char in text if _is_kept(char, keeps_hyphen=keeps_hyphen))


def _is_kept(char: str, *, keeps_hyphen: bool) -> bool:
    if char == legacy.SOFT_HYPHEN:
        return keeps_hyphen
    return char.isspace() or unicodedata.category(char) not in _INVISIBLE
