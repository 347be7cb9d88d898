"""What a cell says about one criterion: a mark, nothing, or something that cannot be taken."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from cchc.numbers import NumberError, format_date, parse_decimal
from scoring.marks import NOT_APPLICABLE, mark_text
from scoring.models import Criterion
from scoring.rules.marks import Leaf, Mark
from scoring.services.marks import mark_message
from scoring.workbook.cells import CellFault, Value
from units.names import clean, search_key
from units.names.legacy import detect
from units.names.legacy import repaired as convert_old

NOT_APPLICABLE_WORDS = frozenset({"kad", "khong ap dung"})
DASHES = frozenset("-–—−_/.xX?")
EXCEL_DIGITS = 15


class Verdict(NamedTuple):
    """`mark` is the text of the mark, None where the cell says none; `message` what is wrong, empty where nothing.

    A mark out of bounds has both. `repaired` is the cell's text converted from an old encoding, empty without need.
    """

    mark: str | None
    message: str = ""
    repaired: str = ""


BLANK = Verdict(None)


class Both(NamedTuple):
    """Points and "không áp dụng" in two cells for one criterion."""

    points: Value
    not_applicable: Value


Key = float | str | tuple[str, object]


def key_of(value: Value | Both) -> Key:
    """What a verdict is remembered by; a value that is no float must not be taken for one (True == 1.0)."""
    return value if isinstance(value, str | float) else (type(value).__name__, value)


class Judge(dict[Key, tuple[str | None, str, str]]):
    """Verdicts on cells of one criterion, each distinct value judged once; bare tuples, which unpack fastest."""

    def __init__(self, criterion: Criterion, leaf: Leaf) -> None:
        super().__init__()
        self.criterion = criterion.pk
        self.code = criterion.code
        self.leaf = leaf

    def __missing__(self, key: Key) -> tuple[str | None, str, str]:
        value = key[1] if isinstance(key, tuple) else key
        mark, message, repaired = self._judged(value)
        self[key] = mark, message, repaired
        return self[key]

    def _judged(self, value: object) -> Verdict:
        if isinstance(value, str):
            return self._of_text(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return Verdict(None, _unusable(value))
        return self._of_mark(Mark(exact(value)))

    def _of_text(self, written: str) -> Verdict:
        text = clean(written)
        if not text:
            return BLANK
        if _is_not_applicable(text):
            return self._of_mark(NOT_APPLICABLE)
        old = convert_old(written) if detect(written) else None
        if old is not None and _is_not_applicable(old):
            return self._of_mark(NOT_APPLICABLE)._replace(repaired=old)
        if set(text) <= DASHES:
            message = _("Ô ghi “%(text)s”. Chưa chấm thì để trống, không áp dụng thì ghi KAD.")
            return Verdict(None, message % {"text": text})
        try:
            return self._of_mark(Mark(parse_decimal(text)))
        except NumberError as error:
            return Verdict(None, _text_message(text, error))

    def _of_mark(self, mark: Mark) -> Verdict:
        return Verdict(mark_text(mark), mark_message(self.leaf, mark))


def exact(number: float) -> Decimal:
    """The number that stands in the cell as Excel shows it.

    Excel keeps binary floats and shows at most 15 significant digits: 0.1 + 0.2 is kept as 0.30000000000000004 and is
    0.3 to everybody who looks at it. So the shortest spelling within 15 digits counts, never the noise behind it; a
    number that has more than 6 decimals even so is for the bounds check to refuse.
    """
    return Decimal(f"{number:.{EXCEL_DIGITS}g}") + 0  # + 0: never "-0"


def _is_not_applicable(text: str) -> bool:
    return search_key(text).replace(".", "") in NOT_APPLICABLE_WORDS


def _text_message(text: str, error: NumberError) -> str:
    if text.endswith("%"):
        return _("Ô ghi tỷ lệ “%(text)s”, không phải điểm. Hãy ghi số điểm, ví dụ 1,25.") % {"text": text}
    return _("Ô ghi “%(text)s”. %(problem)s") % {"text": text[:60], "problem": error}


def _unusable(value: object) -> str:
    match value:
        case Both():
            return _("Tiêu chí vừa có điểm vừa ghi KAD. Hãy xóa một trong hai.")
        case CellFault(kind="formula_without_value"):
            return _(
                "Công thức %(text)s chưa có kết quả lưu trong tệp. "
                "Hãy mở tệp bằng Excel rồi lưu lại, hoặc ghi thẳng số."
            ) % {"text": value.text}
        case CellFault():
            return _("Ô báo lỗi %(text)s. Hãy sửa công thức hoặc ghi thẳng số.") % {"text": value.text}
        case bool():
            return _("Ô ghi giá trị đúng/sai, không phải điểm. Hãy ghi số điểm, ví dụ 1,25.")
        case datetime.date():
            return _(
                "Ô đang là ngày %(date)s (có thể Excel đã đổi 1.5 thành ngày). "
                "Hãy đổi định dạng ô thành số rồi ghi lại điểm."
            ) % {"date": format_date(value)}
        case _:
            return _("Ô đang là giờ hoặc kiểu khác, không phải điểm. Hãy đổi định dạng ô thành số rồi ghi lại điểm.")
