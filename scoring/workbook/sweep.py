"""One pass over the unpacked text of all parts, before any parser sees it."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from scoring.workbook.archive import BROKEN, CONTENT_TYPES
from scoring.workbook.inflate import inflated
from scoring.workbook.refusals import Refuse

_OVERLAP = 64  # what is looked for is shorter
_HEAD = 512
_XML = (".xml", ".rels")
_DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_UTF_8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_FEW = 200
_FORMULA = re.compile(rb"[<:]f[\s/>]")
_BEYOND_MARK = 4  # past the beginning of "<?xml", with a byte order mark or without
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

# Parts beside the cells, which neither reader takes values from.
_NO_CELLS = ("customxml/", "docprops/", "xl/theme/", "xl/drawings/", "xl/charts/", "xl/media/", "xl/embeddings/")


@dataclass
class Findings:
    """What the readers have to know.

    `suspects`: parts that may hold formulas or error values, both of which calamine shows as blank. `careful`: there
    are comments, CDATA sections or processing instructions among the cells, which calamine drops together with the
    digits in or after them.
    """

    suspects: set[str] = field(default_factory=set)
    careful: bool = False


def sweep(data: bytes, parts: Sequence[zipfile.ZipInfo], refuse: Refuse) -> Findings:
    """Look through all parts of the archive `data`. Raises WorkbookRefused for DOCTYPE, other encodings than UTF-8,
    macros, and parts that are not what the directory declares.
    """
    findings = Findings()
    for part in parts:
        try:
            _sweep_part(data, part, refuse, findings)
        except BROKEN as error:
            raise refuse("broken", part=part.filename) from error
    return findings


def _sweep_part(data: bytes, part: zipfile.ZipInfo, refuse: Refuse, findings: Findings) -> None:
    name = part.filename.lower()
    is_xml, has_cells = name.endswith(_XML), not name.startswith(_NO_CELLS)
    tail = b""
    for piece in inflated(data, part):
        text = tail + piece
        if is_xml:
            if not tail:
                _check_head(text[:_HEAD], part.filename, refuse)
            if b"!" in text and _DOCTYPE.search(text):
                raise refuse("doctype", part=part.filename)
        if name == CONTENT_TYPES and b"macroEnabled" in text:
            raise refuse("macros")
        if has_cells:
            _note(text, part.filename, findings)
        tail = text[-_OVERLAP:]


def _check_head(head: bytes, part: str, refuse: Refuse) -> None:
    """The text must be UTF-8: in other encodings a DOCTYPE or a formula would not be seen here."""
    declared = _DECLARED_ENCODING.search(head)
    if b"\0" in head or (declared and declared[1].lower() not in _UTF_8):
        raise refuse("encoding", part=part)
    if head and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise refuse("broken", part=part)


def _note(text: bytes, part: str, findings: Findings) -> None:
    if part not in findings.suspects and (_may_hold_error(text) or _may_hold_formula(text)):
        findings.suspects.add(part)
    if not findings.careful:
        findings.careful = (b"!" in text and b"<!" in text) or (b"?" in text and text.find(b"<?", _BEYOND_MARK) > 0)


def _may_hold_error(text: bytes) -> bool:
    return b'"e"' in text or (b"'" in text and b"'e'" in text)


def _may_hold_formula(text: bytes) -> bool:
    """The small letter f is rare among cells, and looking for one byte takes a hundredth of the time of an expression,
    which is left to texts with many of them.
    """
    place = -1
    for _ in range(_FEW):
        place = text.find(b"f", place + 1)
        if place < 0:
            return False
        if place and _FORMULA.match(text, place - 1):
            return True
    return _FORMULA.search(text, place) is not None
