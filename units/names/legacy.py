"""Repair of text typed with the fonts used before Unicode: TCVN3 (ABC, .VnTime) and VNI.

Such a text arrives as Western letters: "HuyÖn" for "Huyện". Its words tell it from other text: those that
cannot be Vietnamese as they stand but are once converted speak for an encoding, those that are not even then
speak against it. TCVN3 is set VN3 of TCVN 5712:1993; its capitals with a tone were made by the font
(.VnTimeH) and arrive as small letters.
"""

import re
import unicodedata
from enum import StrEnum

from units.names.syllables import is_syllable


class Encoding(StrEnum):
    """A font encoding used before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


SOFT_HYPHEN = "\u00ad"  # the letter ư in TCVN3; many programs drop it, and then the letter is lost

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT, _CIRCUMFLEX, _BREVE = "\u0300\u0309\u0303\u0301\u0323\u0302\u0306"
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_MARKS = (
    _VNI_TONES
    | {char: _CIRCUMFLEX + tone for char, tone in _VNI_CIRCUMFLEX.items()}
    | {char: _BREVE + tone for char, tone in _VNI_BREVE.items()}
)
_VNI_LETTERS = str.maketrans("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ")
_VNI_LETTER = re.compile("([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])|([ôöñæóòî])", re.IGNORECASE)

_WORD = re.compile(r"(?:[^\W\d_²³º]|[¡-®µ-¹»-¾×÷])+")
_ASCII_LETTER = re.compile("[A-Za-z]")
_SIGN_BEFORE_UNIT = re.compile(r"[µ£¥¤©]\w")  # "µm", "£m"
# Not found in Western words: a marked capital after a small letter, or a sign ("·" and "×" may stand there).
_STRIKING = re.compile(r"[a-z][À-ÖØ-Þ]|[¡-¶¸-¿]")


def detect(text: str) -> Encoding | None:
    """The encoding `text` was typed in; None for proper Vietnamese, plain ASCII and other Western text.

    Text in which proper Vietnamese and an old encoding mix is None as well. A single word without a striking
    letter is too little to tell.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    if all(word.isascii() for word in words) or any(_is_beyond_western(word) for word in words):
        return None
    best = max(Encoding, key=lambda encoding: _balance(words, encoding))
    return best if _speaks_for(words, best) else None


def convert(text: str, encoding: Encoding) -> str:
    """`text`, typed in `encoding`, in Unicode (NFC). Letters already lost stay lost."""
    convert_word = _convert_tcvn3 if encoding is Encoding.TCVN3 else _convert_vni
    return _WORD.sub(lambda match: convert_word(match[0]), unicodedata.normalize("NFC", text))


def repaired(text: str) -> str | None:
    """`text` converted from the encoding it was typed in, or None if there is nothing to repair."""
    encoding = detect(text)
    return None if encoding is None else convert(text, encoding)


def _convert_tcvn3(word: str) -> str:
    """One word; in capitals if its plain letters are, since the font made the capitals with a tone."""
    converted = word.translate(_TCVN3)
    plain = "".join(_ASCII_LETTER.findall(word))
    return converted.upper() if len(plain) > 1 and plain.isupper() else converted


def _convert_vni(word: str) -> str:
    return _VNI_LETTER.sub(_compose_vni, word)


def _compose_vni(match: re.Match[str]) -> str:
    """One letter, with the mark typed after it if there is one."""
    letter, *marks = (group for group in match.groups() if group)
    combining = "".join(_VNI_MARKS[mark.lower()] for mark in marks)
    return unicodedata.normalize("NFC", letter.translate(_VNI_LETTERS) + combining)


def _is_beyond_western(word: str) -> bool:
    """Whether `word` holds a letter the old fonts could not: it was typed in Unicode."""
    return any(ord(char) > 0xFF for char in word)


def _balance(words: list[str], encoding: Encoding) -> int:
    gained, lost = _judged(words, encoding)
    return len(gained) - len(lost)


def _speaks_for(words: list[str], encoding: Encoding) -> bool:
    """Whether enough words become Vietnamese by `encoding`, and few enough become nonsense."""
    gained, lost = _judged(words, encoding)
    if not gained or 4 * len(lost) > len(gained):
        return False
    if len(gained) > 1 or _STRIKING.search(gained[0]):
        return True
    return len(words) > 1 and all(is_syllable(convert(word, encoding)) for word in words)


def _judged(words: list[str], encoding: Encoding) -> tuple[list[str], list[str]]:
    """Of the words that are not Vietnamese as they stand: those `encoding` makes so, those it does not."""
    gained: list[str] = []
    lost: list[str] = []
    for word in filter(_is_doubtful, words):
        converted = convert(word, encoding)
        if is_syllable(converted):
            gained.append(word)
        elif not converted.isupper():  # "HĐND" and other abbreviations speak neither for nor against
            lost.append(word)
    return gained, lost


def _is_doubtful(word: str) -> bool:
    """Whether `word` has marked letters or signs beside plain ones and is not Vietnamese."""
    if word.isascii() or not _ASCII_LETTER.search(word) or _SIGN_BEFORE_UNIT.fullmatch(word):
        return False
    return not is_syllable(word)
