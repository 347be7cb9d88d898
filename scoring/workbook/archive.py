"""The zip archive that an .xlsx is: its directory is judged before anything in it is unpacked.

Links to other workbooks (xl/externalLinks, relations with an outside target) are harmless here and ignored: nothing
is ever fetched, and a formula that points outside counts by its cached value like any other. Embedded files are
never opened, so that bombs nested in them stay packed.
"""

import zipfile
from collections.abc import Iterable

from scoring.files.zips import BROKEN, checked_directory
from scoring.workbook.limits import Limits
from scoring.workbook.refusals import Refuse

__all__ = ["BROKEN", "CONTENT_TYPES", "checked_parts"]

CONTENT_TYPES = "[content_types].xml"


def checked_parts(data: bytes, refuse: Refuse, limits: Limits) -> list[zipfile.ZipInfo]:
    """The directory of the archive `data`. Raises WorkbookRefused, naming the part at fault."""
    parts = checked_directory(data, refuse, limits)
    _check_contents(parts, refuse)
    return [part for part in parts if not part.is_dir()]


def _check_contents(parts: Iterable[zipfile.ZipInfo], refuse: Refuse) -> None:
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise refuse("macros")
    if "xl/workbook.bin" in names:
        raise refuse("binary_excel")
    if CONTENT_TYPES not in names or not any(name.startswith("xl/") for name in names):
        raise refuse("open_document" if "content.xml" in names else "not_workbook")
