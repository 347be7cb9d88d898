"""Vietnamese dictionary order as a stored text, the same on every database.

The order is that of the Vietnamese collation of Unicode (CLDR): letters first (a ă â b c d đ e ê ... ơ ...),
then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small letters before capitals. A key holds 0-9 and a-z
only, which every usual database locale orders alike. Its three parts:

    the letters, closed by "0" · the tones, two to a character · the capitals, four to a character

Two keys with equal letters have tones and capitals of equal length, so these need no separator.
"""

import string
import unicodedata
from itertools import filterfalse

from units.names.text import clean

_SYMBOLS = string.digits + string.ascii_lowercase
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # after ngang: huyền, hỏi, ngã, sắc, nặng
_SIGNS = "_-–—,;:!?.'‘’\"“”()[]/&+"

# "0" closes the letters, "1" is the space, "2" opens signs and then digits, 3-z are the 33 letters.
_CODES = {
    " ": "1",
    **{sign: f"2{code}" for sign, code in zip(_SIGNS, _SYMBOLS, strict=False)},
    **{digit: f"2{code}" for digit, code in zip(string.digits, _SYMBOLS[-10:], strict=True)},
    **dict(zip(_LETTERS, _SYMBOLS[3:], strict=True)),
    "z": "z0",
}
_OTHER_SIGN = f"2{_SYMBOLS[len(_SIGNS)]}"
_OTHER_LETTER = "z1"


def sort_key(text: str) -> str:
    """A text of 0-9 and a-z whose plain order is the Vietnamese dictionary order of `text`.

    At most 7/4 characters for each Vietnamese letter, 9/4 for each z, digit or common sign and 25/4 for any
    other, plus 3: 213 for 120 Vietnamese letters, 273 for 120 z. Marks foreign to Vietnamese do not count.
    """
    letters, tones, capitals = [], [], []
    for char in filterfalse(unicodedata.combining, clean(text)):
        letter, tone = _split(char)
        letters.append(_CODES.get(letter) or _code_of_other(letter))
        if letter in _VOWELS:
            tones.append(tone)
        if letter.isalpha():
            capitals.append(int(char != char.lower()))
    return "".join(letters) + "0" + _packed(tones, base=6, size=2) + _packed(capitals, base=2, size=4)


def _split(char: str) -> tuple[str, int]:
    """The small letter without tone and without marks foreign to Vietnamese, and the number of its tone."""
    parts = unicodedata.normalize("NFD", char.lower())
    tone = max((_TONES.find(part) + 1 for part in parts), default=0)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return (letter if letter in _CODES else parts[0]), tone


def _code_of_other(letter: str) -> str:
    """A code after the common signs, or after z, in the order of the code points."""
    number, digits = ord(letter), ""
    for _ in range(4):
        number, rest = divmod(number, 36)
        digits = _SYMBOLS[rest] + digits
    return (_OTHER_LETTER if letter.isalpha() else _OTHER_SIGN) + digits


def _packed(numbers: list[int], *, base: int, size: int) -> str:
    """`numbers` below `base`, `size` of them to a character (`base ** size` is at most 36)."""
    padded = numbers + [0] * (-len(numbers) % size)
    packed = []
    for start in range(0, len(padded), size):
        value = 0
        for number in padded[start : start + size]:
            value = value * base + number
        packed.append(_SYMBOLS[value])
    return "".join(packed)
