"""Office documents: zip archives since 2007 (OOXML), OLE files before. Nothing in them is opened or run."""

import io
import zipfile

from scoring.files.refusals import Refuse
from scoring.files.zips import BROKEN, MEGABYTE, checked_directory

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
CONTENT_TYPES = "[content_types].xml"
_MAIN_PARTS = {"word/document.xml": "DOCX", "xl/workbook.xml": "XLSX"}
_MACRO_WORDS = (b"vbaproject", b"macroenabled", b"ms-excel.intlmacrosheet", b"ms-excel.macrosheet")


def zipped(data: bytes, refuse: Refuse) -> str:
    """DOCX or XLSX. Raises FileRefused for bombs, passwords, macros, and archives of any other kind."""
    parts = {part.filename.lower(): part for part in checked_directory(data, refuse, refuse.limits)}
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in parts):
        raise refuse("macros")
    found = [kind for part, kind in _MAIN_PARTS.items() if part in parts]
    if CONTENT_TYPES not in parts or len(found) != 1:
        raise refuse("wrong_type")
    _refuse_macro_types(data, parts[CONTENT_TYPES], refuse)
    return found[0]


def _refuse_macro_types(data: bytes, part: zipfile.ZipInfo, refuse: Refuse) -> None:
    """A macro project may lie under any name; Office runs it by the type that the list of types gives it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as file:
            types = file.read(MEGABYTE).lower()
    except BROKEN as error:
        raise refuse("damaged") from error
    if any(word in types for word in _MACRO_WORDS):
        raise refuse("macros")


# Names of streams and folders in the directory of an OLE file.
_ENCRYPTED, _VBA, _WORD, _BOOKS = (
    "EncryptedPackage".encode("utf-16-le"),
    "_VBA_PROJECT".encode("utf-16-le"),
    "WordDocument\0".encode("utf-16-le"),
    ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le")),
)


def old(data: bytes, refuse: Refuse) -> str:
    """DOC or XLS. Raises FileRefused for new documents with a password, macros, and OLE files of any other kind."""
    if _ENCRYPTED in data:
        raise refuse("password")
    if _VBA in data:
        raise refuse("macros")
    if _WORD in data:
        return "DOC"
    if any(name in data for name in _BOOKS):
        return "XLS"
    raise refuse("wrong_type")
