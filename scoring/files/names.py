"""Names of files as they may be kept, shown, and given to a browser for saving."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from scoring.files.kinds import Kind
from units.names import clean

LONGEST = 150
_RESERVED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_SAME = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}


def clean_name(given: str, kind: Kind) -> str:
    """The name without folders, hidden and reserved characters, ending in the extension of what the file is.

    Marks that turn the direction of writing go, so that "fdp.exe" cannot be shown as "exe.pdf"; an extension that is
    not the file's own stays as part of the name, with the right one behind it.
    """
    last = PurePosixPath(given.replace("\\", "/").replace("\0", "")).name
    visible = "".join(char for char in last if unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs", "Cn"})
    name = clean(_RESERVED.sub(" ", visible)).rstrip(". ")
    stem, dot, extension = name.rpartition(".")
    if dot and _SAME.get(extension.lower(), extension.lower()) == kind.extension:
        name = stem
    name = name[: LONGEST - len(kind.extension) - 1].strip(". ") or _("tài liệu")
    return f"{name}.{kind.extension}"
