"""Vietnamese dictionary order of names."""

import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.names import sort_key

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
IN_ORDER = [
    # Checked against ICU 72, locale vi.
    ["An", "Ăn", "Ấm", "Ân", "Bột", "Dân", "Đại", "Ô", "Ơ", "Uy", "Ứng"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mâ", "mậ"],
    ["an", "An", "AN", "àn", "Àn", "an a", "ana"],
    ["Phường 1", "Phường 10", "Phường 2", "Phường An"],
    ["Tân An", "Tân-An", "Tân1", "Tâna"],
    ["Hoa", "Hoà", "Hoạ", "Hòa"],
    [
        "An Thanh", "Bình Lãng", "Chí Minh", "Cộng Lạc", "Dân Chủ", "Đại Hợp", "Đại Sơn", "Hà Kỳ", "Hà Thanh",
        "Hưng Đạo", "Minh Đức", "Ngọc Kỳ", "Nguyên Giáp", "Phượng Kỳ", "Quang Khải",
        "Quảng Nghiệp", "Quang Phục", "Quang Trung", "Tái Sơn", "Tân Kỳ", "Tiên Động", "Tứ Kỳ", "Văn Tố",
    ],
]  # fmt: skip
NAMES = st.text(alphabet=LETTERS + "àảãáạằặầậèẹềệìịòọồộờợùụừựỳỵ ĐÂƠỘ", max_size=12)


@pytest.mark.parametrize("names", IN_ORDER)
def test_names_sort_as_in_a_dictionary(names: list[str]) -> None:
    shuffled = random.Random(2022).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


def _reference(name: str) -> tuple[list[int], list[int], list[bool]]:
    """Three levels compared one after the other: letters, tones, capitals."""
    letters, tones = [], []
    text = unicodedata.normalize("NFC", " ".join(name.split()))
    for char in text:
        parts = unicodedata.normalize("NFD", char.lower())
        tones.append(max(TONES.index(part) if part in TONES else 0 for part in parts))
        bare = "".join(part for part in parts if part not in TONES)
        letters.append((" " + LETTERS).index(unicodedata.normalize("NFC", bare)))
    return letters, tones, [char.isupper() for char in text]


@given(NAMES, NAMES)
def test_order_of_keys_is_that_of_three_levels(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (_reference(one) < _reference(other))


@given(st.text(max_size=30))
def test_key_holds_digits_and_small_letters_only(text: str) -> None:
    assert re.fullmatch("[0-9a-z]+", sort_key(text))


@given(st.text(max_size=30))
def test_composed_and_decomposed_sort_alike(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFC", text)) == sort_key(unicodedata.normalize("NFD", text))


def test_foreign_letters_and_signs_have_a_place() -> None:
    assert sorted(["Жук", "Zoo", "€", "Café", "Cafe", "9"], key=sort_key) == [
        "€", "9", "Cafe", "Café", "Zoo", "Жук",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "longest"), [("Ậ" * 120, 213), ("Z" * 120, 273), ("9" * 120, 273)])
def test_key_is_no_longer_than_promised(name: str, longest: int) -> None:
    assert len(sort_key(name)) <= longest
