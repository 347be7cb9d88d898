"""Repair of TCVN3 and VNI text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.names.legacy import Encoding, convert, detect, repaired

TCVN3_TEXTS = [
    ("HiÖn nay 23 x·, thÞ trÊn trªn ®Þa bµn huyÖn", "Hiện nay 23 xã, thị trấn trên địa bàn huyện"),
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Tø Kú", "Tứ Kỳ"),
    ("Hång Phong", "Hồng Phong"),
    ("§¹i Hîp", "Đại Hợp"),
    ("B×nh L·ng", "Bình Lãng"),
    ("tr\u00adíc h¹n, ®óng h¹n, qu¸ h¹n", "trước hạn, đúng hạn, quá hạn"),
    ("Th\u00adêng trùc H§ND, Q§-UBND, N§-CP", "Thường trực HĐND, QĐ-UBND, NĐ-CP"),
    ("UBND TØNH H¶I D¦¥NG", "UBND TỈNH HẢI DƯƠNG"),
]
VNI_TEXTS = [
    ("Uûy ban nhaân daân xaõ Ñoàng Taâm", "Ủy ban nhân dân xã Đồng Tâm"),
    ("Haø Kyø", "Hà Kỳ"),
    ("thò traán Töù Kyø", "thị trấn Tứ Kỳ"),
    ("ÑAËNG VAÊN HÖÔÙNG", "ĐẶNG VĂN HƯỚNG"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Daân Chuû", "Dân Chủ"),
    ("cuûa chính phuû", "của chính phủ"),
    ("kyû luaät, mó thuaät", "kỷ luật, mĩ thuật"),
]
NOT_LEGACY = [
    "",
    "Plain ASCII, 100%",
    "Café 50°C",
    "5 µm",
    "© 2021 Công ty",
    "Windows® 10",
    "São Paulo, Zürich, El Niño",
    "naïve Noël",
    "«an toàn»",
    "x·y",
    "12 km², 30 m³, N° 5",
    "Hà",
    "Chí Minh",
    "Hoà Bình",
    "Toà án",
    "Thái Bình",
    "Nguyên Giáp",
    "Tân Kỳ · Hà Thanh",
    "kích thước 5 µm",
    "Ủy ban nhân dân thị trấn Tứ Kỳ",
    "Báo cáo: HiÖn nay 23 x·, thÞ trÊn; hiện nay 23 xã",
]  # fmt: skip
COMMUNES = [
    "An Thanh", "Bình Lãng", "Chí Minh", "Cộng Lạc", "Dân Chủ", "Đại Hợp", "Đại Sơn", "Hà Kỳ", "Hà Thanh",
    "Hưng Đạo", "Minh Đức", "Ngọc Kỳ", "Nguyên Giáp", "Phượng Kỳ", "Quang Khải", "Quang Phục", "Quang Trung",
    "Quảng Nghiệp", "Tái Sơn", "Tân Kỳ", "Tiên Động", "Tứ Kỳ", "Văn Tố",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TCVN3_TEXTS)
def test_tcvn3_is_detected_and_repaired(text: str, expected: str) -> None:
    assert detect(text) is Encoding.TCVN3
    assert repaired(text) == expected


@pytest.mark.parametrize(("text", "expected"), VNI_TEXTS)
def test_vni_is_detected_and_repaired(text: str, expected: str) -> None:
    assert detect(text) is Encoding.VNI
    assert repaired(text) == expected


@pytest.mark.parametrize("text", NOT_LEGACY)
def test_other_text_is_left_alone(text: str) -> None:
    assert detect(text) is None
    assert repaired(text) is None


@pytest.mark.parametrize("name", COMMUNES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_proper_names_are_left_alone(name: str, form: str) -> None:
    text = unicodedata.normalize("NFC" if form == "NFC" else "NFD", name)
    assert repaired(text) is None
    assert repaired(text.upper()) is None


def test_letters_that_an_editor_dropped_stay_lost() -> None:
    assert repaired("chÊt l\u00adîng, ®\u00adîc") == "chất lượng, được"
    assert repaired("chÊt lîng, ®îc") == "chất lợng, đợc"


def test_a_few_foreign_words_do_not_hide_the_encoding() -> None:
    text = "HÖ thèng qu¶n lý chÊt l\u00adîng TCVN ISO 9001:2015 Café ®\u00adîc xö lý ®óng h¹n"
    assert repaired(text) is not None


def test_decomposed_western_letters_are_understood() -> None:
    assert repaired(unicodedata.normalize("NFD", "HuyÖn Tø Kú")) == "Huyện Tứ Kỳ"


def test_converted_text_is_composed_and_needs_no_repair() -> None:
    for text, encoding in [(TCVN3_TEXTS[0][0], Encoding.TCVN3), (VNI_TEXTS[0][0], Encoding.VNI)]:
        converted = convert(text, encoding)
        assert unicodedata.is_normalized("NFC", converted)
        assert repaired(converted) is None


def test_tcvn3_has_every_small_letter() -> None:
    marked = set("ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
    western = "".join(chr(code) for code in range(0xA1, 0x100))
    assert marked <= set(convert(western, Encoding.TCVN3))
    assert len(marked) == 67


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë", "á à ả ã ạ â ấ ầ ẩ ẫ ậ ă ắ ằ ẳ ẵ ặ"),
        ("eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò", "é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị"),
        ("où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï", "ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ"),
        ("uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ", "ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ"),
    ],
)
def test_vni_has_every_letter(typed: str, expected: str) -> None:
    assert convert(typed, Encoding.VNI) == expected
    assert convert(typed.upper(), Encoding.VNI) == expected.upper()


@pytest.mark.parametrize("encoding", Encoding)
@given(text=st.text(max_size=30))
def test_any_text_can_be_judged_and_ascii_is_kept(encoding: Encoding, text: str) -> None:
    detect(text)
    ascii_text = text.encode("ascii", "ignore").decode()
    assert convert(ascii_text, encoding) == ascii_text
    assert detect(ascii_text) is None
