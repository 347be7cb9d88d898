"""How large a file may be, packed and unpacked."""

from dataclasses import dataclass

from django.conf import settings

from scoring.files.zips import MEGABYTE


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Upper limits, all inclusive: bytes of the file; of an Office document its parts, their bytes when unpacked, and
    bytes unpacked for each byte packed.
    """

    file_bytes: int
    parts: int = 3_000
    expanded_bytes: int = 200 * MEGABYTE
    ratio: int = 200


def limits() -> FileLimits:
    """The limits of this installation."""
    return FileLimits(file_bytes=settings.FILE_MAX_BYTES)
