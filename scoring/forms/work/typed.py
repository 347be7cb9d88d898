"""A mark as it is typed or pasted into a cell."""

from django.utils.translation import gettext as _

from cchc.numbers import NumberError, format_number, parse_decimal, plain_number
from scoring.rules.marks import Leaf, Mark, MarkError, check_mark
from scoring.services.marks import mark_message
from units.names import search_key

NA_TYPED = "KAD"
NA_KEYS = frozenset({"kad", "k/ad", "khong ap dung"})


class WrongEntryError(ValueError):
    """What was typed makes no mark; the text names the criterion and says what to do."""


def read_mark(leaf: Leaf, typed: str, *, not_applicable: bool = False) -> Mark:
    """The mark that was typed: points ("1,5", "83,30%" is 83.30), "KAD", or nothing.

    `not_applicable` is the box beside the cell. Raises WrongEntryError.
    """
    text = typed.strip()
    is_na_text = is_not_applicable(text)
    if not_applicable and text and not is_na_text:
        message = _("Tiêu chí %(code)s: đã chọn “không áp dụng” thì để trống ô điểm, hoặc bỏ chọn.")
        raise WrongEntryError(message % {"code": leaf.code})
    mark = Mark(None, not_applicable=True) if not_applicable or is_na_text else _points(leaf, text)
    if problem := mark_message(leaf, mark):
        raise WrongEntryError(_percent_message(leaf, mark, text) or problem)
    return mark


def is_not_applicable(text: str) -> bool:
    """Whether a cell says "KAD" (không áp dụng)."""
    return bool(text) and text[0] in "kK" and search_key(text) in NA_KEYS


def typed_text(mark: Mark) -> str:
    """A mark as one types it into a single cell; `read_mark` reads it back."""
    if mark.not_applicable:
        return NA_TYPED
    return "" if mark.points is None else plain_number(mark.points)


def _percent_message(leaf: Leaf, mark: Mark, text: str) -> str:
    """That a percentage is no points, where that is what put the mark out of range; else empty."""
    if not text.endswith("%") or check_mark(leaf, mark) not in {MarkError.NEGATIVE, MarkError.ABOVE_MAX}:
        return ""
    message = _("Tiêu chí %(code)s: tỷ lệ phần trăm không phải là điểm; hãy nhập điểm từ 0 đến %(max)s.")
    return message % {"code": leaf.code, "max": format_number(leaf.max_points)}


def _points(leaf: Leaf, text: str) -> Mark:
    try:
        return Mark(parse_decimal(text, allow_percent=True) if text else None)
    except NumberError as error:
        message = _("Tiêu chí %(code)s: %(problem)s")
        raise WrongEntryError(message % {"code": leaf.code, "problem": error.message}) from error
