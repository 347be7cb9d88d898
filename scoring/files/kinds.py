"""The types of files that are kept, told from the content alone; what a file calls itself plays no part.

A handful of types is recognised by its first bytes and then looked into; everything else (web pages, SVG, scripts,
programs, archives) is refused by not being one of them.
"""

from collections.abc import Iterable
from enum import Enum

from django.utils.translation import gettext as _

from scoring.files import images, office
from scoring.files.refusals import Refuse

OOXML = "application/vnd.openxmlformats-officedocument"
PDF_SIGNATURE, PDF_END = b"%PDF-", b"%%EOF"
_END_WITHIN = 8_192  # bytes: some scanners pad the end
_ZIP = b"PK\x03\x04"


class Kind(Enum):
    """A type of file: content type, extension, and whether a browser may show it in a page."""

    PDF = ("application/pdf", "pdf", True)
    PNG = ("image/png", "png", True)
    JPEG = ("image/jpeg", "jpg", True)
    WEBP = ("image/webp", "webp", True)
    DOCX = (f"{OOXML}.wordprocessingml.document", "docx", False)
    XLSX = (f"{OOXML}.spreadsheetml.sheet", "xlsx", False)
    DOC = ("application/msword", "doc", False)
    XLS = ("application/vnd.ms-excel", "xls", False)

    def __init__(self, content_type: str, extension: str, is_shown: bool) -> None:
        self.content_type = content_type
        self.extension = extension
        self.is_shown = is_shown


IMAGES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP})
SCANS = IMAGES | {Kind.PDF}
ALL = frozenset(Kind)
BY_CONTENT_TYPE = {kind.content_type: kind for kind in Kind}


def accepted_words(kinds: Iterable[Kind] = ALL) -> str:
    """The types in words: "PDF, PNG, JPG, WEBP"."""
    wanted = set(kinds)
    return _("tệp %(types)s") % {"types": ", ".join(kind.extension.upper() for kind in Kind if kind in wanted)}


def kind_of(data: bytes, refuse: Refuse) -> Kind:
    """The type of a file. Raises FileRefused for one that is empty, too big, damaged, unsafe, or of another type."""
    if not data:
        raise refuse("empty")
    if len(data) > refuse.limits.file_bytes:
        raise refuse("too_big")
    if data.startswith(PDF_SIGNATURE):
        return _pdf(data, refuse)
    if name := images.signature(data):
        images.check(data, name, refuse)
        return Kind[name]
    if data.startswith(_ZIP):
        return Kind[office.zipped(data, refuse)]
    if data.startswith(office.OLE):
        return Kind[office.old(data, refuse)]
    raise refuse("wrong_type")


def _pdf(data: bytes, refuse: Refuse) -> Kind:
    if PDF_END not in data[-_END_WITHIN:]:
        raise refuse("damaged")
    return Kind.PDF
