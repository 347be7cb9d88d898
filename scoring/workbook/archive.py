"""The zip archive that an .xlsx is: its directory is judged before anything in it is unpacked.

Links to other workbooks (xl/externalLinks, relations with an outside target) are harmless here and ignored: nothing
is ever fetched, and a formula that points outside counts by its cached value like any other. Embedded files are
never opened, so that bombs nested in them stay packed.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

from scoring.workbook.limits import MEGABYTE, Limits
from scoring.workbook.refusals import Refuse

# All that zipfile raises on hostile archives.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

CONTENT_TYPES = "[content_types].xml"
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30  # bytes, without name and extra field
_DRIVE = re.compile("[A-Za-z]:")
_ENCRYPTED = 0x1 | 0x40


def checked_parts(data: bytes, refuse: Refuse, limits: Limits) -> list[zipfile.ZipInfo]:
    """The directory of the archive `data`. Raises WorkbookRefused, naming the part at fault."""
    if data.count(_ENTRY) > limits.parts:  # before zipfile makes an object of each
        raise refuse("too_many_parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN as error:
        raise refuse("damaged") from error
    _check_each(parts, refuse, limits)
    _check_all(parts, refuse, limits)
    _check_contents(parts, refuse)
    return [part for part in parts if not part.is_dir()]


def _check_each(parts: Iterable[zipfile.ZipInfo], refuse: Refuse, limits: Limits) -> None:
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise refuse("password")
        if _is_odd(part):
            raise refuse("odd_name", part=part.orig_filename)
        if part.file_size > max(MEGABYTE, limits.ratio * part.compress_size):
            raise refuse("bomb", part=part.filename)


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Names that would leave the archive, links, and packing other than stored and deflated."""
    name = part.orig_filename
    return (
        name.startswith("/")
        or "\\" in name
        or ".." in name.split("/")
        or not name.isprintable()
        or _DRIVE.match(name) is not None
        or stat.S_ISLNK(part.external_attr >> 16)
        or part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    )


def _check_all(parts: list[zipfile.ZipInfo], refuse: Refuse, limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise refuse("too_many_parts")
    if sum(part.file_size for part in parts) > limits.expanded_bytes:
        raise refuse("too_large_inside")
    seen: set[str] = set()
    for part in parts:
        if part.filename.lower() in seen:
            raise refuse("repeated_part", part=part.filename)
        seen.add(part.filename.lower())
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:  # bytes packed once and unpacked many times
            raise refuse("bomb", part=part.filename)
        end = part.header_offset + _LOCAL_HEADER + part.compress_size


def _check_contents(parts: Iterable[zipfile.ZipInfo], refuse: Refuse) -> None:
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise refuse("macros")
    if "xl/workbook.bin" in names:
        raise refuse("binary_excel")
    if CONTENT_TYPES not in names or not any(name.startswith("xl/") for name in names):
        raise refuse("open_document" if "content.xml" in names else "not_workbook")
