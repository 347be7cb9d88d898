"""Shape of Vietnamese syllables."""

import unicodedata

import pytest

from units.names.syllables import is_syllable

SYLLABLES = (
    "xã phường Nguyễn NGHIỆP già giếng gì quý quốc quyết hòa hoà thủy thuỷ khuỷu ươm yêu người rượu "
    "huệ hoặc oằn thuở mười chính bạch hoạch huỳnh đợc á ừ ít"
)
OTHERS = "cộngg Café chớnh laùc aố xaõ cac lôc tàt mầ hô\u0301\u0300 wà zá fù ỉy bcd Paulo Zürich ñ 1"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", OTHERS.split())
def test_other_words(word: str) -> None:
    assert not is_syllable(word)
