"""The directory of a zip archive (.xlsx, .docx), judged before anything in it is unpacked."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

MEGABYTE = 1_000_000

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

_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30  # bytes, without name and extra field
_DRIVE = re.compile("[A-Za-z]:")
_ENCRYPTED = 0x1 | 0x40

# Makes the exception for a code: damaged, too_many_parts, too_large_inside, password; odd_name, bomb, repeated_part
# (these three with `part`).
Refuse = Callable[..., Exception]


class ZipLimits(Protocol):
    """Upper limits of an archive: parts, bytes when unpacked, and bytes unpacked for each byte packed."""

    @property
    def parts(self) -> int:
        """How many parts."""

    @property
    def expanded_bytes(self) -> int:
        """Bytes of all parts together when unpacked."""

    @property
    def ratio(self) -> int:
        """Unpacked over packed bytes of a part above a megabyte."""


def checked_directory(data: bytes, refuse: Refuse, limits: ZipLimits) -> list[zipfile.ZipInfo]:
    """The directory of the archive `data`, folders included. Raises what `refuse` makes, naming the part at fault."""
    if data.count(_ENTRY) > limits.parts:  # before zipfile makes an object of each
        raise refuse("too_many_parts")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN as error:
        raise refuse("damaged") from error
    _check_each(parts, refuse, limits)
    _check_all(parts, refuse, limits)
    return parts


def _check_each(parts: Iterable[zipfile.ZipInfo], refuse: Refuse, limits: ZipLimits) -> None:
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


def _check_all(parts: list[zipfile.ZipInfo], refuse: Refuse, limits: ZipLimits) -> None:
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
