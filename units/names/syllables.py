"""Shape of a Vietnamese written syllable: tells Vietnamese from text that only looks like it."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_SHARP_OR_HEAVY = "\u0301\u0323"
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx])?"
    r"(?:(?P<open>iêu|yêu|oai|oay|oao|oeo|uây|uôi|uyu|ươi|ươu"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|[aeêioôơuưy])"
    r"|(?:(?P<closed>uyê|iê|yê|oa|oă|oe|uâ|uê|uô|uy|ươ|[aăâeêioôơuưy])(?:ng|[cmnpt])"
    r"|(?P<soft>oa|uê|uy|[aêiy])(?:nh|ch)))"
)
_MARKED_VOWELS = "ăâêôơư"
_TWO_STYLES = ("oa", "oe", "uy")  # "hòa" and "hoà" are both in use


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether `word` can be a Vietnamese syllable: its own letters, at most one tone, on the right vowel."""
    letters = unicodedata.normalize("NFC", word.lower())
    parts = unicodedata.normalize("NFD", letters)
    tones = [part for part in parts if part in _TONES]
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    shape = _SHAPE.fullmatch(bare)
    if shape is None or len(tones) > 1:
        return False
    if bare.endswith(("c", "ch", "p", "t")) and not (tones and tones[0] in _SHARP_OR_HEAVY):
        return False
    return not tones or _place_of_tone(letters) in _places_for_tone(shape)


def _place_of_tone(letters: str) -> int:
    return next(place for place, char in enumerate(letters) if _has_tone(char))


def _has_tone(char: str) -> bool:
    return any(part in _TONES for part in unicodedata.normalize("NFD", char))


def _places_for_tone(shape: re.Match[str]) -> tuple[int, ...]:
    """Positions in the syllable where a tone may stand."""
    group = next(name for name in ("open", "closed", "soft") if shape[name])
    vowels, start = shape[group], shape.start(group)
    marked = [place for place, char in enumerate(vowels, start) if char in _MARKED_VOWELS]
    if marked:
        return (marked[-1],)
    if group != "open":
        return (start + len(vowels) - 1,)
    if vowels in _TWO_STYLES:
        return (start, start + 1)
    return (start + 1,) if len(vowels) == 3 else (start,)
