"""Files that are no archive, the wrong archive, or an archive made to harm."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.workbook.hostile.case import BOOK, EITHER, REFUSED, Case
from tests.workbook.raw import SHEET, book, grid, packed, parts, patched, sheet_xml, strings_xml, with_part

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZEROS = b"0" * 20_000_000


def cases() -> Iterator[Case]:
    yield from _kinds()
    yield from _names()
    yield from _bombs()
    yield from _headers()
    yield from _beside()


def _kinds() -> Iterator[Case]:
    good = book()
    password = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    yield Case("empty", b"", "empty")
    yield Case("old excel", OLE + b"\0" * 2000, "old_excel", "diem.xls")
    yield Case("old excel renamed", OLE + b"\0" * 2000, "old_excel")
    yield Case("old excel as csv", OLE + b"\0" * 2000, "not_workbook", "diem.csv")
    yield Case("html called xls", b"<html><table>", "old_excel", "diem.xls")
    yield Case("xlsx called xls", good, "old_excel", "diem.xls")
    yield Case("password", password, "password")
    yield Case("password, xls", password, "password", "diem.xls")
    for suffix, code in ((".xlsm", "macros"), (".XLTM", "macros"), (".xlam", "macros"), (".xlsb", "binary_excel")):
        yield Case(f"good content, {suffix}", good, code, f"diem{suffix}")
    for suffix in (".txt", ".pdf", ".zip", ".exe", "", ".xlsx.exe", ".json"):
        yield Case(f"good content, {suffix!r}", good, "wrong_type", f"diem{suffix}")
    yield Case("ods", b"PK\x03\x04", "open_document", "diem.ods")
    yield Case("ods called xlsx", packed({"mimetype": "x", "content.xml": "<a/>"}), "open_document")
    yield Case("xlsx in capitals", good, BOOK, "ĐIỂM.XLSX")
    yield Case("xlsx called csv", good, "csv_not_text", "diem.csv")
    for title, data in (
        ("pdf", b"%PDF-1.7\n"),
        ("png", b"\x89PNG\r\n"),
        ("csv", "Mã;Điểm\n".encode()),
        ("html", b"<html>"),
    ):
        yield Case(f"{title} called xlsx", data, "not_workbook")
    yield Case("docx called xlsx", packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "not_workbook")
    yield Case("zip of anything", packed({"a.txt": "x"}), "not_workbook")
    yield Case("zip of nothing", packed({}), "not_workbook")
    yield Case("PK and nothing", b"PK", "damaged")
    yield Case("PK and zeros", b"PK\x03\x04" + b"\0" * 5000, "damaged")
    yield Case("too big", b"PK\x03\x04" + b"\0" * 20_000_000, "too_big")
    for name in (
        "xl/vbaProject.bin",
        "xl/VBAPROJECT.BIN",
        "vbaProject.bin",
        "customXml/vbaproject.bin",
        "xl/macrosheets/sheet1.xml",
    ):
        yield Case(f"macros in {name}", with_part(name, b"\0"), "macros")
    kinds = str(parts()["[Content_Types].xml"])
    macro_kind = kinds.replace(
        "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    )
    yield Case("macros by content type", with_part("[Content_Types].xml", macro_kind), "macros")
    yield Case("binary workbook", with_part("xl/workbook.bin", b"\0"), "binary_excel")


def _names() -> Iterator[Case]:
    odd = (
        "/etc/passwd",
        "../../etc/passwd",
        "xl/../../x.xml",
        "C:\\x.xml",
        "c:/x.xml",
        "xl\\x.xml",
        "xl/a\nb.xml",
        "xl/\u202etxt.xml",
    )
    for name in odd:
        yield Case(f"part {name!r}", packed(parts(), {name: "<a/>"}), "odd_name")
    link = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    yield Case("symbolic link", packed(parts(), {link: "/etc/passwd"}), "odd_name")
    for name in (SHEET, SHEET.upper(), "xl/WORKBOOK.xml", "[CONTENT_TYPES].XML"):
        twin = zipfile.ZipInfo(name)
        yield Case(f"twice {name}", _without_warning(twin), "repeated_part")
    yield Case("folders as entries", packed({"xl/": "", **parts()}), BOOK)


def _without_warning(twin: zipfile.ZipInfo) -> bytes:
    """The name is changed back after writing, since zipfile warns of names that come twice."""
    name = twin.filename.encode()
    twin.filename = "~" * len(name)
    return packed(parts(), {twin: sheet_xml()}).replace(b"~" * len(name), name)


def _bombs() -> Iterator[Case]:
    for part in (SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/media/x.png", "docProps/app.xml", "x.bin"):
        yield Case(f"bomb in {part}", with_part(part, ZEROS), "bomb")
    bomb = with_part(SHEET, ZEROS)
    for size in (0, 1, 1000, 900_000, 19_999_999, 20_000_001, 0xFFFFFFFF):
        expected = "bomb" if size > 1_000_000 else "broken"
        yield Case(f"bomb that declares {size}", patched(bomb, "size", size), expected)
        prefix = zlib.crc32(ZEROS[:size]) if size <= len(ZEROS) else 0
        yield Case(
            f"bomb that declares {size} and its sum", patched(patched(bomb, "size", size), "crc", prefix), expected
        )
    yield Case("bomb that declares its packed size higher", patched(bomb, "packed", 1_000_000), REFUSED)
    many: dict[str, str | bytes] = {f"xl/{n}.bin": bytes(range(256)) * 3_900 for n in range(170)}
    yield Case("many parts, together too large", packed(parts() | many), "too_large_inside bomb")
    nested = packed({f"{n}.zip": packed({"0": ZEROS}) for n in range(9)})
    yield Case("bombs nested in an embedded file", with_part("xl/embeddings/a.xlsx", nested), BOOK)
    yield Case("3001 parts", packed(parts() | {f"x{n}.bin": "" for n in range(3_001)}), "too_many_parts")
    yield Case("directory of nothing but entries", b"PK\x03\x04" + b"PK\x01\x02" * 100_000, "too_many_parts")
    yield Case("overlapping parts", _overlapping(), "bomb")
    yield Case("one text a megabyte long in 300.000 cells", _repeated_text(), "sheet_too_heavy")


def _overlapping() -> bytes:
    """The directory names one packed part fifty times."""
    data = book()
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<L", data, end + 16)[0]
    entry = data[data.rfind(b"PK\x01\x02", 0, end) : end]
    entries = b"".join(entry.replace(b"sheet1", b"shee%02d" % n) for n in range(50))
    directory = data[start:end] + entries
    count = struct.unpack_from("<H", data, end + 10)[0] + 50
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return data[:start] + directory + tail


def _repeated_text() -> bytes:
    text = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(32_000))
    rows = grid(5_000, 60, ' t="s"><v>0</v>')
    return book(rows, strings=strings_xml(text))


def _headers() -> Iterator[Case]:
    good = book()
    yield Case("encrypted part", patched(good, "flags", 0x1), "password")
    yield Case("strongly encrypted part", patched(good, "flags", 0x41), "password")
    for method in (1, 6, 9, 12, 14, 93, 95, 99):
        yield Case(f"packing method {method}", patched(good, "method", method), "odd_name")
    yield Case("stored by name only", patched(good, "method", 0), "broken")
    yield Case("wrong sum", patched(good, "crc", 1), "broken")
    yield Case("size one less", patched(good, "size", len(sheet_xml().encode()) - 1), "broken")
    yield Case("size one more", patched(good, "size", len(sheet_xml().encode()) + 1), "broken")
    yield Case("packed size zero", patched(good, "packed", 0), "broken")
    yield Case("packed size huge", patched(good, "packed", 0x7FFFFFFF), REFUSED)
    yield Case("something before", b"PK" + b"\0" * 100 + good, EITHER)
    yield Case("something after", good + b"\0" * 100, EITHER)
    yield Case("two archives in a row", good + good, EITHER)
    end = good.rfind(b"PK\x05\x06")
    for place, title in ((8, "count"), (12, "directory size"), (16, "directory place"), (4, "disk")):
        for value in (0, 1, 0xFFFF):
            changed = bytearray(good)
            struct.pack_into("<H", changed, end + place, value)
            yield Case(f"end record: {title} {value}", bytes(changed), EITHER)


def _beside() -> Iterator[Case]:
    link = '<?xml version="1.0"?><externalLink xmlns="x"><externalBook/></externalLink>'
    yield Case("link to another workbook", with_part("xl/externalLinks/externalLink1.xml", link), BOOK)
    yield Case("picture with DOCTYPE", with_part("xl/media/a.svg", '<!DOCTYPE svg PUBLIC "-" "-"><svg/>'), BOOK)
    yield Case("broken theme", with_part("xl/theme/theme1.xml", "<a:theme"), BOOK)
    yield Case("wrong content types", with_part("[Content_Types].xml", "<Types/>"), EITHER)
    yield Case("stored, not deflated", _stored(), BOOK)


def _stored() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts().items():
            archive.writestr(name, text)
    return file.getvalue()
