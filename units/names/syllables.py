"""Shape of a Vietnamese written syllable: tells Vietnamese from text that only looks like it."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"(?P<vowels>iêu|yêu|oai|oay|oao|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê"
    r"|[aăâeêioôơuưy])"
    r"(?P<coda>ch|ng|nh|[cmnpt])?"
)
_MARKED_VOWELS = "ăâêôơư"
_OPEN_TO_BOTH = ("oa", "oe", "uy")  # "hòa" and "hoà" are both in use


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether `word` can be a Vietnamese syllable: its own letters, at most one tone, on the right vowel."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [part for part in parts if part in _TONES]
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    shape = _SHAPE.fullmatch(bare)
    if shape is None or len(tones) > 1 or _lacks_coda(shape):
        return False
    return not tones or _position_of_tone(word.lower()) - shape.start("vowels") in _tone_places(shape)


def _lacks_coda(shape: re.Match[str]) -> bool:
    """Whether it ends in ă or â, which never stand last."""
    return not shape["coda"] and shape["vowels"][-1] in "ăâ"


def _position_of_tone(word: str) -> int:
    letters = unicodedata.normalize("NFC", word)
    return next(place for place, char in enumerate(letters) if _has_tone(char))


def _has_tone(char: str) -> bool:
    return any(part in _TONES for part in unicodedata.normalize("NFD", char))


def _tone_places(shape: re.Match[str]) -> tuple[int, ...]:
    """Positions within the vowels where a tone may stand."""
    vowels = shape["vowels"]
    marked = [place for place, char in enumerate(vowels) if char in _MARKED_VOWELS]
    if marked:
        return (marked[-1],)
    if shape["coda"]:
        return (len(vowels) - 1,)
    if vowels in _OPEN_TO_BOTH:
        return (0, 1)
    return (1,) if len(vowels) == 3 else (0,)
