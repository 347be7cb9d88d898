"""A good workbook cut, or with bytes changed by seed: in the archive, and in the XML of an archive that is whole."""

import io
import random
from collections.abc import Iterator

from openpyxl import Workbook

from tests.workbook.hostile.case import EITHER, REFUSED, Case
from tests.workbook.raw import Parts, packed, parts, sheet_xml

CUTS, FLIPS, REPACKED = 110, 130, 60


def cases() -> Iterator[Case]:
    good = _good()
    for number in range(CUTS):
        place = 1 + number * (len(good) - 2) // CUTS
        yield Case(f"cut after {place} bytes", good[:place], REFUSED)
    for seed in range(FLIPS):
        yield Case(f"bytes changed, seed {seed}", _changed(good, random.Random(seed)), EITHER)
    for seed in range(REPACKED):
        yield Case(f"XML changed, seed {seed}", packed(_changed_part(random.Random(seed))), EITHER)


def _good() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Điểm", 0)
    sheet.append(["Mã đơn vị", "Tên đơn vị", "1.1", "1.2"])
    for number in range(60):
        sheet.append([f"u{number}", f"Xã số {number}", number / 100, "KAD"])
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _changed(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _changed_part(dice: random.Random) -> Parts:
    content = parts({"Điểm": sheet_xml(), "Hai": sheet_xml()})
    name = dice.choice(list(content))
    text = content[name]
    content[name] = _changed(text.encode() if isinstance(text, str) else text, dice)
    return content
