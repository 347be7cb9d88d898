"""What is known of a file before it is opened; addresses; the pass over the unpacked text."""

import random
import zipfile
import zlib

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from scoring.workbook.archive import checked_parts
from scoring.workbook.cells import address, column_letters, position
from scoring.workbook.inflate import LEAST, PIECE, inflated
from scoring.workbook.limits import DEFAULT
from scoring.workbook.refusals import MESSAGES, Refuse, WorkbookRefused, shown
from scoring.workbook.sweep import Findings, sweep
from tests.workbook.raw import SHEET, STRINGS, book, cell_row, packed, parts, patched, strings_xml, with_part

REFUSE = Refuse("điểm.xlsx", DEFAULT)


def swept(data: bytes) -> Findings:
    return sweep(data, checked_parts(data, REFUSE, DEFAULT), REFUSE)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_there_and_back(row, column):
    assert position(address(row, column)) == (row, column)
    assert column_letters(column) == get_column_letter(column + 1)


@pytest.mark.parametrize("text", ["", "A", "1", "A0", "A-1", "?1", "AAAA1", "A1B", "A１"])
def test_no_addresses(text):
    with pytest.raises(ValueError, match="no cell address"):
        position(text)


def test_plain_numbers_and_texts_raise_no_suspicion():
    data = book(strings=strings_xml("Mã", "e", "f", "fff=1+1", "Đơn vị"))
    assert swept(data) == Findings(set(), careful=False)


@pytest.mark.parametrize(
    "cell",
    ["<f>1</f>", "<f/>", '<f t="shared"/>', "<x:f>1</x:f>", "<f\n>1</f>"],
)
def test_formulas_are_seen(cell):
    assert swept(book(cell_row(f'<c r="A1">{cell}</c>'))).suspects == {SHEET}


@pytest.mark.parametrize("kind", ['t="e"', "t='e'", 't = "e"'])
def test_error_values_are_seen(kind):
    assert swept(book(cell_row(f'<c r="A1" {kind}><v>#N/A</v></c>'))).suspects == {SHEET}


@pytest.mark.parametrize("place", range((1 << 20) - 12, (1 << 20) + 3))
def test_what_lies_across_two_pieces_is_seen(place):
    filler = random.Random(place).randbytes(place // 2 + 1).hex()
    data = with_part(STRINGS, filler[: place - 1].join(["<", f"<f>&lt;</f>{filler[:50]}<!-- -->"]))
    assert swept(data) == Findings({STRINGS}, careful=True)


@pytest.mark.parametrize("place", range((1 << 20) - 30, (1 << 20) + 3))
def test_a_doctype_across_two_pieces_is_seen(place):
    filler = random.Random(place).randbytes(place // 2).hex()
    with pytest.raises(WorkbookRefused, match="DOCTYPE"):
        swept(with_part(STRINGS, f"<?xml?>{filler[: place - 7]}<!DOCTYPE a><a/>"))


def test_a_doctype_unpacked_letter_by_letter_is_seen():
    """Empty blocks between the letters make every step of unpacking give one letter."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    text = b"<!DOCTYPE a><a/>"
    letters = [packer.compress(bytes([letter])) + packer.flush(zlib.Z_SYNC_FLUSH) for letter in text]
    stream = (b"\0\0\0\xff\xff" * 14_000).join(letters) + packer.flush()
    data = packed(parts(), {zipfile.ZipInfo("xl/a.xml"): stream})
    for field, value in (("method", zipfile.ZIP_DEFLATED), ("size", len(text)), ("crc", zlib.crc32(text))):
        data = patched(data, field, value, part="xl/a.xml")
    with pytest.raises(WorkbookRefused, match="DOCTYPE"):
        swept(data)


@pytest.mark.parametrize("text", ["ffff" * 400 + "<f>", "<fill/>" * 300 + "<f/>"])
def test_many_small_letters_hide_no_formula(text):
    assert swept(with_part(STRINGS, f"<a>{text}")).suspects == {STRINGS}
    assert swept(with_part(STRINGS, f"<a>{text[:-4]}")).suspects == set()


def test_comments_beside_the_cells_ask_for_care_and_elsewhere_not():
    assert swept(with_part(SHEET, "<a><!-- --></a>")).careful
    assert not swept(with_part("docProps/app.xml", "<a><!-- --></a>")).careful


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_unpacked_in_pieces(method, tmp_path):
    content = random.Random(1).randbytes(3_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("a", content)
        part = archive.infolist()[0]
    pieces = list(inflated((tmp_path / "a.zip").read_bytes(), part))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= PIECE + LEAST


@pytest.mark.parametrize(("field", "value"), [("size", 10), ("crc", 5), ("packed", 20)])
def test_lies_of_the_directory_are_noticed(field, value):
    with pytest.raises(WorkbookRefused, match=f"hỏng ở phần “{SHEET}”"):
        swept(patched(book(), field, value))


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_can_be_made_and_names_the_file(code):
    details = dict.fromkeys(("part", "sheet", "cell", "line", "reason"), "?")
    with translation.override("vi"):
        (message,) = REFUSE(code, **details).messages
    assert "“điểm.xlsx”" in message
    assert "%" not in message


def test_names_in_messages_are_printable_and_short():
    assert shown("a\nb\u202e") == "a?b?"
    assert shown("x" * 500) == "x" * 80 + "…"
