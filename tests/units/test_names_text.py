"""Cleaning, search keys and match keys of names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.names import clean, match_key, search_key

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậỳỷỹýỵĐỘẲ -.1", max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Hà \u00a0 Kỳ ", "Hà Kỳ"),
        ("Hà\u200b Kỳ\ufeff", "Hà Kỳ"),
        ("Hà\tKỳ\r\n", "Hà Kỳ"),
        (unicodedata.normalize("NFD", "Đại Hợp"), "Đại Hợp"),
        ("Tứ\u00ad Kỳ", "Tứ Kỳ"),
        ("Hà\x00 Kỳ", "Hà Kỳ"),
        ("", ""),
    ],
)
def test_clean_leaves_one_spelling(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_clean_keeps_line_breaks_when_asked() -> None:
    assert clean(" Một  câu.\r\n\r\n Câu\u00a0hai. \n", multiline=True) == "Một câu.\n\nCâu hai."


def test_clean_keeps_the_soft_hyphen_that_is_a_letter_of_tcvn3() -> None:
    assert clean("®\u00adîc  tr\u00adíc h¹n") == "®\u00adîc tr\u00adíc h¹n"


@given(st.text(max_size=40))
def test_clean_changes_nothing_twice(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hà Kỳ", "ha ky"),
        ("ĐỒNG TÂM", "dong tam"),
        ("Thị trấn  Tứ Kỳ", "thi tran tu ky"),
        ("Phượng Kỳ", "phuong ky"),
        ("İstanbul", "istanbul"),
    ],
)
def test_search_key_is_lower_case_without_marks(text: str, expected: str) -> None:
    assert search_key(text) == expected


def test_search_key_takes_both_places_of_a_tone() -> None:
    assert search_key("Hòa Bình") == search_key("Hoà Bình")


@given(st.text(max_size=40))
def test_search_key_of_a_search_key_is_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(VIETNAMESE)
def test_search_key_of_vietnamese_is_ascii(text: str) -> None:
    assert search_key(text).isascii()


@given(VIETNAMESE)
def test_composed_and_decomposed_names_have_the_same_keys(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert clean(composed) == clean(decomposed)
    assert search_key(composed) == search_key(decomposed)
    assert match_key(composed) == match_key(decomposed)


@pytest.mark.parametrize(
    "text",
    [
        "Tứ Kỳ",
        "Thị trấn Tứ Kỳ",
        "THỊ TRẤN TỨ KỲ",
        "thi tran Tu Ky",
        "TT Tứ Kỳ",
        "TT. Tứ Kỳ",
        "Xã Tứ Kỳ",
        "X. Tứ Kỳ",
        "P.Tứ Kỳ",
        "Phường: Tứ Kỳ",
        "Đặc khu Tứ Kỳ",
        "Huyện Tứ Kỳ",
        "Tỉnh Tứ Kỳ",
        "TP. Tứ Kỳ",
        "Thành phố Tứ Kỳ",
        "Thị xã Tứ Kỳ",
        unicodedata.normalize("NFD", "Xã Tứ Kỳ"),
    ],
)
def test_match_key_leaves_out_the_kind(text: str) -> None:
    assert match_key(text) == "tu ky"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xà Phiên", "xa phien"),
        ("Xã Xà Phiên", "xa phien"),
        ("Quan Lạn", "quan lan"),
        ("Phương Thịnh", "phuong thinh"),
        ("Phường", "phuong"),
        ("Tinh Nhuệ", "tinh nhue"),
        ("Phường 1", "1"),
        ("P.1", "1"),
        ("Hưng Đạo", "hung dao"),
    ],
)
def test_match_key_takes_no_name_for_a_kind(name: str, expected: str) -> None:
    assert match_key(name) == expected
