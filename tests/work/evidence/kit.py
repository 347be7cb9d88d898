"""Small files of every type, and what hostile ones are made of."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def upload(content: bytes = PDF, name: str = "ke-hoach.pdf") -> SimpleUploadedFile:
    """Sent as what no browser would call it: the type is told from the content."""
    return SimpleUploadedFile(name, content, content_type="text/html")


def image(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#1d5fa7").save(file, kind)
    return file.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head promises a huge picture."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + image()[33:]


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(types: str = "", more: Mapping[str, bytes | str] = MappingProxyType({})) -> bytes:
    return zipped({"[Content_Types].xml": TYPES.format(types), "word/document.xml": "<w/>", **more})


def xlsx(more: Mapping[str, bytes | str] = MappingProxyType({})) -> bytes:
    return zipped({"[Content_Types].xml": TYPES.format(""), "xl/workbook.xml": "<x/>", **more})


def ole(*streams: str) -> bytes:
    return OLE + b"".join(stream.encode("utf-16-le") + bytes(2) for stream in streams)


def locked(data: bytes) -> bytes:
    """The archive with its first entry marked as encrypted."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01\x00" + data[at + 2 :]
