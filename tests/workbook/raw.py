"""Workbooks built part by part, so that every part can be wrong."""

import io
import struct
import zipfile
from collections.abc import Mapping

from scoring.workbook.cells import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"

GOOD_ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="inlineStr"><is><t>1.1</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>1.75</v></c></row>'
)
TEXTS = ("Mã đơn vị", "Tên đơn vị", "u01", "Xã Hà Kỳ")
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="46" applyNumberFormat="1"/></cellXfs></styleSheet>'
)

Parts = dict[str, str | bytes]


def sheet_xml(rows: str = GOOD_ROWS, *, before: str = "", after: str = "") -> str:
    return f'{XML}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell_row(*cells: str) -> str:
    """Row 1 made of these cells."""
    return f'<row r="1">{"".join(cells)}</row>'


def grid(rows: int, columns: int, rest: str) -> str:
    """Rows from A1 on; of every cell `rest` is what follows its address."""
    letters = [column_letters(column) for column in range(columns)]
    return "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}"{rest}</c>' for letter in letters) + "</row>"
        for row in range(1, rows + 1)
    )


def parts(sheets: Mapping[str, str] | None = None, *, states: Mapping[str, str] | None = None) -> Parts:
    """The parts of a good workbook with these sheets (name -> XML)."""
    sheets = {"Điểm": sheet_xml()} if sheets is None else sheets
    states = states or {}
    numbered = list(enumerate(sheets, 1))
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n, _name in numbered
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{states.get(name, "visible")}" r:id="rId{n}"/>'
        for n, name in numbered
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _name in numbered
    )
    made: Parts = {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/sharedStrings.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
            '<Override PartName="/xl/styles.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
            f"{kinds}</Types>"
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{links}'
            f'<Relationship Id="rIdS" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rIdF" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        STRINGS: strings_xml(*TEXTS),
        "xl/styles.xml": STYLES,
    }
    return made | {f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in numbered}


def strings_xml(*texts: str) -> str:
    return f'{XML}<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def packed(
    content: Mapping[str, str | bytes], extra: Mapping[str | zipfile.ZipInfo, str | bytes] | None = None
) -> bytes:
    """The archive of these parts; `extra` may repeat names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [*content.items(), *(extra or {}).items()]:
            archive.writestr(name, text)
    return file.getvalue()


def book(rows: str = GOOD_ROWS, *, before: str = "", after: str = "", **changed: str | bytes) -> bytes:
    """A workbook of one sheet, "Điểm". `changed`: strings=..., other parts by `parts()`."""
    content = parts({"Điểm": sheet_xml(rows, before=before, after=after)})
    if "strings" in changed:
        content[STRINGS] = changed["strings"]
    return packed(content)


def with_part(name: str, text: str | bytes | None) -> bytes:
    """A good workbook with one part replaced, added or (None) taken out."""
    content = parts()
    if text is None:
        del content[name]
    else:
        content[name] = text
    return packed(content)


def patched(data: bytes, field: str, value: int, *, part: str = SHEET) -> bytes:
    """`data` with one field of `part` changed in the directory and, where it is there too, in the local header."""
    places = {
        "flags": (8, 6, "<H"),
        "method": (10, 8, "<H"),
        "crc": (16, 14, "<L"),
        "packed": (20, 18, "<L"),
        "size": (24, 22, "<L"),
    }
    central, local, form = places[field]
    changed, name = bytearray(data), part.encode()
    at = changed.rfind(b"PK\x01\x02", 0, changed.rfind(name))
    struct.pack_into(form, changed, at + central, value)
    start = struct.unpack_from("<L", changed, at + 42)[0]
    struct.pack_into(form, changed, start + local, value)
    return bytes(changed)


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with `old` replaced by `new` in one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content: Parts = {name: archive.read(name) for name in archive.namelist()}
    text = content[part]
    assert isinstance(text, bytes)
    assert old in text
    return packed(content | {part: text.replace(old, new)})
