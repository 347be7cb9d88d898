"""CSV of any origin."""

import unicodedata

import pytest

from scoring.workbook.limits import DEFAULT
from scoring.workbook.reading import WorkbookRefused, read_book

ROWS = [["Mã đơn vị", "Tên đơn vị", "1.1"], ["u01", "Xã Hà Kỳ", "1,75"], ["u02", None, None]]
TEXT = "Mã đơn vị;Tên đơn vị;1.1\r\nu01;Xã Hà Kỳ;1,75\r\nu02;;\r\n"
TCVN3 = "M· ®¬n vÞ;Tªn ®¬n vÞ;1.1\r\nu01;X· Hµ Kú;1,75\r\nu02;ThÞ trÊn Tø Kú;2\r\n"


@pytest.fixture
def read(tmp_path):
    def read(data: bytes):
        path = tmp_path / "Điểm 2025.csv"
        path.write_bytes(data)
        return read_book(path)

    return read


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_unicode(read, encoding, named):
    book = read(TEXT.encode(encoding))
    assert (book.sheets[0].rows, book.properties["encoding"]) == (ROWS, named)


def test_windows_1258(read):
    """The code page has letters with circumflex, breve and horn, and tones as marks of their own."""
    spread = "".join(_spread(char) for char in unicodedata.normalize("NFC", TEXT))
    book = read(spread.encode("cp1258"))
    assert book.properties["encoding"] == "cp1258"
    assert [unicodedata.normalize("NFC", str(cell)) for cell in book.sheets[0].rows[1][:2]] == ["u01", "Xã Hà Kỳ"]


def _spread(char: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = unicodedata.normalize("NFD", char)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
    return letter + "".join(mark for mark in marks if mark in tones)


def test_tcvn3_stays_as_typed_for_the_person_to_accept(read):
    book = read(TCVN3.encode("cp1252"))
    assert (book.properties["encoding"], book.sheets[0].rows[1][1]) == ("cp1252", "X· Hµ Kú")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiters(read, delimiter):
    book = read(TEXT.replace("1,75", '"1,75"').replace(";", delimiter).encode())
    assert (book.sheets[0].rows, book.properties["delimiter"]) == (ROWS, delimiter)


def test_a_declared_delimiter(read):
    assert read(b"sep=|\r\na;b|c\r\n").sheets[0].rows == [["a;b", "c"]]


def test_commas_in_quotes_are_no_delimiters(read):
    assert read(b'"a,b,c,d";e\r\n').sheets[0].rows == [["a,b,c,d", "e"]]


def test_the_sheet_is_called_like_the_file(read):
    (sheet,) = read(TEXT.encode()).sheets
    assert (sheet.name, sheet.hidden) == ("Điểm 2025", False)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'a;b\r\n"c;d\r\n', "dòng 2: không đọc được (dấu nháy kép không khép đúng chỗ)"),
        (b"a;b\r\nc;" + b"x" * 200_000, "dòng 2: không đọc được (một ô dài quá 131.072 ký tự)"),
        (b"a;b\r\n" * (DEFAULT.rows + 1), "ô B5001, quá giới hạn 5.000 hàng"),
        (b";".join([b"a"] * (DEFAULT.columns + 1)), "ô KO1"),
        (b"a;b\0\r\n", "không phải là văn bản CSV"),
        (b"\x89PNG\r\n\x1a\n\x01\x02", "không phải là văn bản CSV"),
    ],
)
def test_refusals_name_the_place(read, data, words):
    with pytest.raises(WorkbookRefused) as caught:
        read(data)
    assert words in caught.value.messages[0]
    assert "“Điểm 2025.csv”" in caught.value.messages[0]


def test_just_within_the_limits(read):
    data = b"\r\n".join([b";".join([b"a"] * DEFAULT.columns)] * DEFAULT.rows)
    rows = read(data).sheets[0].rows
    assert (len(rows), len(rows[-1])) == (DEFAULT.rows, DEFAULT.columns)
