"""Unpacking one part of a zip archive, piece by piece, holding it to what the directory declares."""

import zipfile
import zlib
from collections.abc import Iterator

PIECE = 1 << 20
LEAST = 1 << 16  # a packer can make pieces of one byte, and no word would be seen whole
_FED = 1 << 16
_NAME_LENGTH, _EXTRA_LENGTH, _HEADER = slice(26, 28), slice(28, 30), 30


def inflated(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of `part` of the archive `data`, in pieces of about a megabyte, the last one excepted at least LEAST.

    zipfile stops at the declared size and believes it. Here more, less or other than declared raises BadZipFile, so
    that nobody who reads the same part later sees something else. Raises zlib.error as well.
    """
    size = checksum = 0
    gathered = b""
    for piece in _pieces(data, part):
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if size > part.file_size:
            break
        gathered += piece
        if len(gathered) >= LEAST:
            yield gathered
            gathered = b""
    yield gathered
    if size != part.file_size or checksum != part.CRC:
        raise zipfile.BadZipFile(part.filename)


def _pieces(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    packed = _packed(data, part)
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[start : start + PIECE]) for start in range(0, len(packed), PIECE))
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _FED):
        left: bytes | memoryview = packed[start : start + _FED]
        while left:
            yield inflater.decompress(left, PIECE)
            left = inflater.unconsumed_tail
    yield inflater.flush()
    if not inflater.eof or inflater.unused_data:
        raise zipfile.BadZipFile(part.filename)


def _packed(data: bytes, part: zipfile.ZipInfo) -> memoryview:
    view = memoryview(data)
    header = view[part.header_offset : part.header_offset + _HEADER]
    if bytes(header[:4]) != b"PK\x03\x04" or len(header) < _HEADER:
        raise zipfile.BadZipFile(part.filename)
    start = part.header_offset + _HEADER
    start += int.from_bytes(header[_NAME_LENGTH], "little") + int.from_bytes(header[_EXTRA_LENGTH], "little")
    packed = view[start : start + part.compress_size]
    if len(packed) != part.compress_size:
        raise zipfile.BadZipFile(part.filename)
    return packed
