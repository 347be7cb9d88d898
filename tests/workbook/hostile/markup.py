"""XML made to harm, or broken in an archive that is whole."""

import random
from collections.abc import Iterator

from tests.workbook.hostile.case import BOOK, EITHER, REFUSED, Case
from tests.workbook.raw import MAIN, OFFICE, SHEET, STRINGS, XML, book, cell_row, packed, parts, sheet_xml, with_part

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "plain": "<!DOCTYPE a>",
    "entity": '<!DOCTYPE a [<!ENTITY b "9">]>',
    "outside": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    "net": '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">',
    "laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>',
    "parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd">%b;]>',
    "after a long comment": f"<!-- {random.Random(1).randbytes(524_200).hex()} --><!DOCTYPE a>",
}


def cases() -> Iterator[Case]:
    yield from _doctypes()
    yield from _encodings()
    yield from _structure()
    yield from _broken_sheets()
    yield from _hidden_from_calamine()


def _doctypes() -> Iterator[Case]:
    for part, text in parts().items():
        for title, doctype in DOCTYPES.items():
            changed = str(text).replace(XML, XML + doctype)
            yield Case(f"DOCTYPE {title} in {part}", with_part(part, changed), "doctype")
    marked = "\ufeff" + sheet_xml().replace(XML, XML + DOCTYPES["entity"])
    yield Case("DOCTYPE after a byte order mark", with_part(SHEET, marked), "doctype")
    yield Case("entity without DOCTYPE", with_part(SHEET, sheet_xml().replace(XML, '<!ENTITY a "b">')), "doctype")


def _encodings() -> Iterator[Case]:
    plain = sheet_xml().replace(' encoding="UTF-8"', "")
    for part in (SHEET, STRINGS, "xl/workbook.xml"):
        text = str(parts()[part])
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            yield Case(
                f"{encoding} {part}", with_part(part, text.replace("UTF-8", encoding).encode(encoding)), "encoding"
            )
        for encoding in ("iso-8859-1", "windows-1258", "utf-7", "cp037", "x-none"):
            yield Case(f"declared {encoding} {part}", with_part(part, text.replace("UTF-8", encoding)), "encoding")
    yield Case("EBCDIC", with_part(SHEET, plain.encode("cp037", errors="replace")), "broken encoding")
    yield Case("UTF-8 with a mark", with_part(SHEET, "\ufeff" + sheet_xml()), BOOK)
    yield Case("no declaration", with_part(SHEET, sheet_xml().removeprefix(XML)), BOOK)
    yield Case(
        "not UTF-8 inside",
        with_part(STRINGS, str(parts()[STRINGS]).encode("utf-8").replace("ã".encode(), b"\xe3")),
        EITHER,
    )


def _structure() -> Iterator[Case]:
    for part in parts():
        yield Case(
            f"without {part}", with_part(part, None), EITHER if part in {"xl/styles.xml", "_rels/.rels"} else REFUSED
        )
        yield Case(f"empty {part}", with_part(part, ""), EITHER)
        yield Case(f"text in {part}", with_part(part, "xin chào"), "broken")
        yield Case(f"other root in {part}", with_part(part, f"{XML}<html/>"), EITHER)
    book_xml = str(parts()["xl/workbook.xml"])
    yield Case("no sheet at all", with_part("xl/workbook.xml", f'{XML}<workbook xmlns="{MAIN}"/>'), EITHER)
    yield Case("unknown relation", with_part("xl/workbook.xml", book_xml.replace("rId1", "rId77")), REFUSED)
    yield Case("sheet without relation", with_part("xl/workbook.xml", book_xml.replace('r:id="rId1"', "")), REFUSED)
    links = str(parts()["xl/_rels/workbook.xml.rels"])
    for target in (
        "../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:1/s.xml",
        "workbook.xml",
        "",
    ):
        changed = links.replace("worksheets/sheet1.xml", target)
        yield Case(f"sheet at {target!r}", with_part("xl/_rels/workbook.xml.rels", changed), EITHER)
    yield Case("501 sheets", packed(parts({f"s{n}": sheet_xml("") for n in range(501)})), "too_many_sheets")
    twins = packed(parts({"Điểm": sheet_xml(), "ĐIỂM": sheet_xml()}))
    yield Case("two sheets of one name", twins, "same_sheets")
    long = packed(parts({"x" * 100_000: sheet_xml("<row")}))
    yield Case("endless name of a broken sheet", long, REFUSED)
    chart = book_xml.replace("<sheets>", f'<sheets><sheet xmlns:r="{OFFICE}" name="Biểu đồ" sheetId="9" r:id="rId9"/>')
    yield Case("sheet that is missing", with_part("xl/workbook.xml", chart), REFUSED)
    for kind, expected in (("chartsheet", EITHER), ("dialogsheet", EITHER), ("xlMacrosheet", EITHER)):
        yield Case(
            f"sheet that is a {kind}",
            with_part("xl/_rels/workbook.xml.rels", links.replace("/worksheet", f"/{kind}")),
            expected,
        )


def _broken_sheets() -> Iterator[Case]:
    whole = sheet_xml()
    inside = whole.index("<row"), whole.index("</sheetData>")
    for place in range(*inside, 12):
        yield Case(f"sheet cut at {place}", with_part(SHEET, whole[:place]), "broken_sheet")
    broken = {
        "crossed tags": '<row r="1"><c r="A1"><v>1</c></v></row>',
        "raw ampersand": '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
        "unknown entity": '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>',
        "unknown type": '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        "text that is not there": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        "negative text": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    }
    for title, rows in broken.items():
        yield Case(title, book(rows), EITHER if title in {"negative text", "unknown type"} else "broken_sheet")
    odd = {
        "address A0": '<row r="0"><c r="A0"><v>1</v></c></row>',
        "address without row": '<row r="1"><c r="A"><v>1</v></c></row>',
        "address without column": '<row r="1"><c r="1"><v>1</v></c></row>',
        "address of nonsense": '<row r="1"><c r="?!"><v>1</v></c></row>',
        "address in small letters": '<row r="1"><c r="a1"><v>1</v></c></row>',
        "row of nonsense": '<row r="x"><c><v>1</v></c></row>',
        "negative row": '<row r="-5"><c><v>1</v></c></row>',
        "odd boolean": '<row r="1"><c r="A1" t="b"><v>7</v></c></row>',
        "deep nesting": "<a>" * 50_000 + "</a>" * 50_000,
        "one attribute of a megabyte": f'<row r="1" x="{"x" * 1_000_000}"/>',
        "many attributes": "<row " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>",
        "control characters": '<row r="1"><c r="A1" t="str"><v>a\x01b</v></c></row>',
        "style that is not there": '<row r="1"><c r="A1" s="999999"><v>1</v></c></row>',
    }
    for title, rows in odd.items():
        yield Case(title, book(rows), EITHER)


def _hidden_from_calamine() -> Iterator[Case]:
    yield Case("CDATA", book(cell_row('<c r="A1"><v><![CDATA[5]]></v></c>')), BOOK)
    yield Case("comment inside a number", book(cell_row('<c r="A1"><v>1<!-- -->2</v></c>')), BOOK)
    yield Case("instruction inside a number", book(cell_row('<c r="A1"><v>1<?x?>2</v></c>')), BOOK)
    yield Case("character reference", book(cell_row('<c r="A1"><v>&#49;</v></c>')), BOOK)
    prefixed = (
        sheet_xml().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    )
    yield Case("prefixed elements", with_part(SHEET, prefixed), BOOK)
    yield Case(
        "strict namespace",
        with_part(SHEET, sheet_xml().replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")),
        EITHER,
    )
