"""Why a file is not taken, in words for the person who sent it: what is wrong and what to do."""

from django.utils.translation import gettext_lazy as _

from cchc.numbers import format_number
from scoring.files.limits import FileLimits
from scoring.files.zips import MEGABYTE
from scoring.services.errors import RefusedError

LONGEST_SHOWN = 80

_OF_FILE = {
    "empty": _("Tệp “%(file)s” rỗng. Hãy kiểm tra lại tệp đã chọn."),
    "too_big": _("Tệp “%(file)s” lớn hơn %(megabytes)s MB. Hãy giảm độ phân giải khi quét, hoặc chia thành nhiều tệp."),
    "wrong_type": _("Tệp “%(file)s” không thuộc loại được nhận: %(accepted)s. Hãy lưu hoặc quét lại thành PDF."),
    "not_for_this": _("Tệp “%(file)s” không thuộc loại được nhận ở đây: %(accepted)s."),
    "macros": _("Tệp “%(file)s” có chứa macro nên không được nhận. Hãy lưu lại kiểu không có macro, hoặc xuất ra PDF."),
    "password": _("Tệp “%(file)s” được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi gửi lại."),
    "damaged": _("Tệp “%(file)s” bị hỏng hoặc chưa được tải lên trọn vẹn. Hãy mở thử trên máy rồi gửi lại."),
    "too_many_pixels": _("Ảnh “%(file)s” có kích thước quá lớn. Hãy giảm độ phân giải rồi gửi lại."),
    "too_many_parts": _("Tệp “%(file)s” gồm quá nhiều thành phần, không an toàn để nhận. Hãy xuất ra PDF rồi gửi lại."),
    "too_large_inside": _("Tệp “%(file)s” giải nén ra quá lớn, không an toàn để nhận. Hãy xuất ra PDF rồi gửi lại."),
    "bomb": _("Tệp “%(file)s”: phần “%(part)s” nén bất thường, không an toàn để nhận. Hãy xuất ra PDF rồi gửi lại."),
    "odd_name": _("Tệp “%(file)s”: phần “%(part)s” có tên bất thường, không an toàn để nhận. Hãy xuất ra PDF."),
    "repeated_part": _("Tệp “%(file)s”: phần “%(part)s” xuất hiện hai lần, không an toàn để nhận. Hãy xuất ra PDF."),
}


class FileRefused(RefusedError):  # noqa: N818  # reads as what happened: a verdict on a file, not a fault of ours
    """A file that is not taken. `messages[0]` says in Vietnamese what is wrong and what to do."""


class Refuse:
    """Makes refusals of one file, which people know by `name`; `accepted` names the types taken."""

    def __init__(self, name: str, limits: FileLimits, accepted: str) -> None:
        self.name = name
        self.limits = limits
        self.accepted = accepted

    def __call__(self, code: str, **details: str) -> FileRefused:
        """The refusal for `code`; `details` name the part of the file."""
        params = {
            "file": shown(self.name),
            "megabytes": format_number(self.limits.file_bytes // MEGABYTE),
            "accepted": self.accepted,
        }
        params |= {key: shown(value) for key, value in details.items()}
        return FileRefused(_OF_FILE[code], code=code, params=params)


def shown(name: str) -> str:
    """A name as it may stand in a message: printable and not too long."""
    printable = "".join(char if char.isprintable() else "?" for char in name[: LONGEST_SHOWN + 1])
    return printable if len(printable) <= LONGEST_SHOWN else printable[:LONGEST_SHOWN] + "…"
