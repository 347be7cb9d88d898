"""CSV files."""

import random
import unicodedata
from collections.abc import Iterator

from tests.workbook.hostile.case import BOOK, EITHER, REFUSED, Case

NAME = "điểm.csv"
TEXT = "Mã đơn vị;Tên đơn vị;1.1\r\nu01;Xã Hà Kỳ;1,75\r\n"
TCVN3 = "M· ®¬n vÞ;Tªn ®¬n vÞ;1.1\r\nu01;X· Hµ Kú;1,75\r\nu02;HuyÖn thÞ trÊn;2\r\n"


def cases() -> Iterator[Case]:
    for title, data, expected in _files():
        yield Case(f"csv {title}", data, expected, NAME)
    for seed in range(25):
        dice = random.Random(seed)
        yield Case(f"csv of random bytes {seed}", dice.randbytes(dice.randint(1, 3_000)), EITHER, NAME)
    for seed in range(25):
        dice = random.Random(1_000 + seed)
        wrong = bytearray(TEXT.encode() * 5)
        for _ in range(dice.randint(1, 10)):
            wrong[dice.randrange(len(wrong))] = dice.randrange(256)
        yield Case(f"csv with wrong bytes {seed}", bytes(wrong), EITHER, NAME)


def _files() -> Iterator[tuple[str, bytes, str]]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        yield encoding, TEXT.encode(encoding), BOOK
    yield (
        "cp1258",
        unicodedata.normalize("NFD", "Tên;Hà Nội\r\n")
        .replace("e\u0302", "ê")
        .replace("o\u0302", "ô")
        .encode("cp1258", "ignore"),
        BOOK,
    )
    yield "TCVN3", TCVN3.encode("cp1252"), BOOK
    for delimiter in (",", "\t", "|"):
        yield f"delimiter {delimiter!r}", TEXT.replace(",", ".").replace(";", delimiter).encode(), BOOK
    yield "declared delimiter", b"sep=|\r\na|b\r\n", BOOK
    yield "old Mac lines", TEXT.replace("\r\n", "\r").encode(), BOOK
    yield "open quote", b'a;b\r\n"c;d\r\n', "csv_line"
    yield "text after a quote", b'a;b\r\n"c"x;d\r\n', "csv_line"
    yield "endless field", b"a;b\r\n" + b"x" * 200_000, "csv_line"
    yield "too many rows", b"a;b\r\n" * 5_001, "too_far"
    yield "too many columns", b";".join([b"a"] * 301), "too_far"
    yield "a million lines", b"\n" * 1_000_000, "too_far"
    yield "NUL", b"a;b\0\r\nc;d\r\n", REFUSED
    yield "NULs", b"\0" * 5_000, REFUSED
    yield "control characters", b"a;b\x01\r\n", "csv_not_text"
    yield "nothing", b"", "empty"
    yield "a mark only", b"\xef\xbb\xbf", BOOK
    yield "one end of line", b"\r\n", BOOK
    yield "half a UTF-16", "Mã".encode("utf-16") + b"x", REFUSED
    yield "UTF-32", TEXT.encode("utf-32"), REFUSED
    yield "formulas", b"=1+1;+1;-1;@x;'=1\r\n", BOOK
    yield "an image", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), REFUSED
    yield "too big", b"a;b\r\n" * 4_000_001, "too_big"
