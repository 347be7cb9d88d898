"""What kind of file it is, told from its size, its name and its first bytes. Nothing is opened yet."""

import errno
import stat
from pathlib import Path
from typing import Literal

from scoring.workbook.limits import Limits
from scoring.workbook.refusals import Refuse

Kind = Literal["xlsx", "csv"]

ZIP = b"PK"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # .xls, .doc and workbooks with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_ADVICE_BY_SUFFIX = {
    ".xls": "old_excel",
    ".xlt": "old_excel",
    ".xlsm": "macros",
    ".xltm": "macros",
    ".xlam": "macros",
    ".xlsb": "binary_excel",
    ".ods": "open_document",
    ".fods": "open_document",
}


def load(path: Path, refuse: Refuse, limits: Limits) -> bytes:
    """The bytes of the file at `path`, read once, so that what is checked is what is parsed.

    Raises WorkbookRefused if there is no file, if it is empty or too big.
    """
    try:
        _check_stat(path, refuse, limits)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise refuse(_reason(error)) from error
    if not data:
        raise refuse("empty")
    if len(data) > limits.file_bytes:
        raise refuse("too_big")
    return data


def kind_of(data: bytes, refuse: Refuse) -> Kind:
    """xlsx or csv, which the name and the first bytes have to agree on. Raises WorkbookRefused for all others."""
    suffix = Path(refuse.name).suffix.lower()
    if data.startswith(OLE):
        raise refuse(_of_ole(data, suffix))
    if suffix in _ADVICE_BY_SUFFIX:
        raise refuse(_ADVICE_BY_SUFFIX[suffix])
    match suffix, data.startswith(ZIP):
        case ".xlsx", True:
            return "xlsx"
        case ".csv", False:
            return "csv"
        case ".xlsx", False:
            raise refuse("not_workbook")
        case ".csv", True:
            raise refuse("csv_not_text")
    raise refuse("wrong_type")


def _check_stat(path: Path, refuse: Refuse, limits: Limits) -> None:
    """Before it is opened: opening a pipe would wait for ever."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise refuse("not_a_file")
    if found.st_size > limits.file_bytes:
        raise refuse("too_big")


def _reason(error: Exception) -> str:
    return "unreadable" if getattr(error, "errno", None) in {errno.EACCES, errno.EPERM, errno.EIO} else "missing"


def _of_ole(data: bytes, suffix: str) -> str:
    if _ENCRYPTED in data:
        return "password"
    return "old_excel" if suffix.startswith(".xl") else "not_workbook"
