"""Why a file is refused, in words for the person who sent it: what is wrong, where, and what to do."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cchc.numbers import format_number
from scoring.services.errors import RefusedError
from scoring.workbook.limits import Limits

LONGEST_NAME = 80

_SAVE_AS = _("Hãy mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” kiểu Excel (.xlsx) rồi gửi lại.")

# The file itself. %(advice)s stands for _SAVE_AS.
_OF_FILE = {
    "missing": _("Không tìm thấy tệp “%(file)s”. Hãy kiểm tra lại đường dẫn."),
    "not_a_file": _("“%(file)s” không phải là tệp. Hãy chọn một sổ Excel (.xlsx) hoặc một tệp .csv."),
    "unreadable": _("Không được phép đọc tệp “%(file)s”. Hãy kiểm tra quyền truy cập tệp."),
    "empty": _("Tệp “%(file)s” rỗng. Hãy kiểm tra lại tệp đã chọn."),
    "too_big": _(
        "Tệp “%(file)s” lớn hơn %(megabytes)s MB. Hãy bỏ hình ảnh và những trang không cần, hoặc chia thành nhiều tệp."
    ),
    "wrong_type": _("Tệp “%(file)s” không thuộc loại được nhận (.xlsx, .csv). %(advice)s"),
    "old_excel": _("Tệp “%(file)s” là sổ Excel kiểu cũ (.xls), không được nhận. %(advice)s"),
    "binary_excel": _("Tệp “%(file)s” là sổ Excel nhị phân (.xlsb), không được nhận. %(advice)s"),
    "open_document": _("Tệp “%(file)s” là bảng tính OpenDocument (.ods), không được nhận. %(advice)s"),
    "macros": _("Tệp “%(file)s” có chứa macro, không được nhận. %(advice)s"),
    "password": _("Tệp “%(file)s” được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại."),
    "not_workbook": _("Tệp “%(file)s” không phải là sổ Excel (.xlsx) dù mang tên như vậy. %(advice)s"),
    "damaged": _("Tệp “%(file)s” bị hỏng hoặc chưa được tải lên trọn vẹn. Hãy gửi lại. Nếu vẫn lỗi: %(advice)s"),
    "too_many_parts": _("Tệp “%(file)s” gồm quá nhiều thành phần (tối đa %(parts)s). %(advice)s"),
    "too_large_inside": _("Tệp “%(file)s” giải nén ra hơn %(expanded)s MB, không an toàn để mở. %(advice)s"),
    "too_many_sheets": _("Tệp “%(file)s” có quá nhiều trang (tối đa %(sheets)s). Hãy chia thành nhiều tệp."),
    "no_sheets": _("Tệp “%(file)s” không có trang tính nào. Hãy kiểm tra lại tệp đã chọn."),
    "too_slow": _("Đọc tệp “%(file)s” quá lâu nên đã dừng lại. Hãy bỏ những trang không cần rồi lưu lại."),
    "too_heavy": _("Đọc tệp “%(file)s” cần quá nhiều bộ nhớ hoặc thời gian. Hãy bỏ những trang, hàng, cột không cần."),
    "csv_not_text": _("Tệp “%(file)s” không phải là văn bản CSV. Hãy xuất lại, chọn kiểu “CSV UTF-8”."),
}

# A part of the archive, %(part)s.
_OF_PART = {
    "broken": _("Tệp “%(file)s” bị hỏng ở phần “%(part)s”. %(advice)s"),
    "bomb": _("Tệp “%(file)s”: phần “%(part)s” nén bất thường, không an toàn để mở. %(advice)s"),
    "odd_name": _("Tệp “%(file)s”: phần “%(part)s” có tên hoặc kiểu bất thường, không an toàn để mở. %(advice)s"),
    "repeated_part": _("Tệp “%(file)s”: phần “%(part)s” xuất hiện hai lần. %(advice)s"),
    "doctype": _("Tệp “%(file)s”: phần “%(part)s” có khai báo DOCTYPE, không an toàn để mở. %(advice)s"),
    "encoding": _("Tệp “%(file)s”: phần “%(part)s” không được mã hóa bằng UTF-8. %(advice)s"),
}

# A sheet, %(sheet)s, a cell of it, %(cell)s, or a line of a CSV file, %(line)s.
_OF_SHEET = {
    "same_sheets": _("Tệp “%(file)s” có hai trang cùng tên “%(sheet)s”. Hãy đổi tên một trang."),
    "too_far": _(
        "Tệp “%(file)s”, trang “%(sheet)s”: dữ liệu kéo đến ô %(cell)s, quá giới hạn %(rows)s hàng, %(columns)s cột. "
        "Hãy xóa các hàng, cột thừa hoặc chia thành nhiều trang."
    ),
    "too_many_cells": _(
        "Tệp “%(file)s” có quá nhiều ô (tối đa %(cells)s), tính đến trang “%(sheet)s”. Hãy chia thành nhiều tệp."
    ),
    "sheet_too_heavy": _(
        "Tệp “%(file)s”, trang “%(sheet)s” cần quá nhiều bộ nhớ hoặc thời gian để đọc; thường do có ô nằm rất xa "
        "hoặc nội dung lặp lại quá nhiều. Hãy xóa các hàng, cột thừa rồi lưu lại."
    ),
    "broken_sheet": _("Tệp “%(file)s” bị hỏng ở trang “%(sheet)s”. %(advice)s"),
    "csv_line": _("Tệp “%(file)s”, dòng %(line)s: không đọc được (%(reason)s). Hãy sửa dòng này hoặc xuất lại tệp."),
}

MESSAGES = _OF_FILE | _OF_PART | _OF_SHEET


class WorkbookRefused(RefusedError):  # noqa: N818  # reads as what happened: a verdict on a file, not a fault of ours
    """A file that is not read. `messages[0]` says in Vietnamese what is wrong, where, and what to do.

    `code` is a key of MESSAGES.
    """


class Refuse:
    """Makes refusals of one file, which people know by `name`."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits

    def __call__(self, code: str, **details: str) -> WorkbookRefused:
        """The refusal for `code`, a key of MESSAGES; `details` name the place (part, sheet, cell, line)."""
        limits = self.limits
        params = {
            "file": shown(Path(self.name).name or self.name),
            "advice": _SAVE_AS,
            "megabytes": format_number(limits.file_bytes // 1_000_000),
            "expanded": format_number(limits.expanded_bytes // 1_000_000),
            "parts": format_number(limits.parts),
            "sheets": format_number(limits.sheets),
            "rows": format_number(limits.rows),
            "columns": format_number(limits.columns),
            "cells": format_number(limits.cells),
        }
        params |= {key: shown(value) for key, value in details.items()}
        return WorkbookRefused(MESSAGES[code], code=code, params=params)


def shown(name: str) -> str:
    """A name out of a file as it may stand in a message: printable and not too long."""
    printable = "".join(char if char.isprintable() else "?" for char in name[: LONGEST_NAME + 1])
    return printable if len(printable) <= LONGEST_NAME else printable[:LONGEST_NAME] + "…"
