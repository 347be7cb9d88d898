"""Numbers and dates as a Vietnamese office reads and writes them: 83,30% · 22.725 · 05/3/2022."""

import datetime
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_MAX_DIGITS = 18
_NUMBER = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+)")
_THOUSANDS_OR_DECIMALS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")


class NumberError(ValueError):
    """A text that is not a number as offices write it; `message` says in Vietnamese what to write instead."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def parse_decimal(text: str, *, allow_percent: bool = False) -> Decimal:
    """The number written in `text`: "83,30", "83.3" and "1.234,5"; "83,30%" is 83.30 if `allow_percent`.

    The comma is the decimal mark in every interface language. Only dots with three digits after each
    ("1.125") may mean thousands or decimals and are refused.

    Raises NumberError.
    """
    written = text.strip()
    if written.endswith("%"):
        if not allow_percent:
            raise NumberError(_("Không ghi dấu %, chỉ ghi số, ví dụ 83,30."))
        written = written[:-1].rstrip()
    if not written:
        raise NumberError(_("Chưa ghi số, ví dụ 83,30."))
    _refuse_unclear(written)
    thousands, comma, decimals = written.rpartition(",")
    return Decimal(f"{thousands.replace('.', '')}.{decimals}" if comma else decimals) + 0  # + 0: never "-0"


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """`value` rounded half up to `places` decimals (None: as it is, without trailing zeros), thousands apart.

    "1.234,50", or "1,234.50" where the active language is English.
    """
    text = _digits(Decimal(value), places, grouping=",")
    return text if _is_english() else text.translate(_VIETNAMESE_MARKS)


def format_percent(value: Decimal | int, places: int = 2) -> str:
    """`value`, in percent, rounded half up for display: "83,30%"."""
    return f"{format_number(value, places)}%"


def plain_number(value: Decimal | int) -> str:
    """`value` as one types it: decimal comma, thousands not apart; `parse_decimal` reads it back exactly."""
    return _digits(Decimal(value), None, grouping="").replace(".", ",")


def format_date(date: datetime.date) -> str:
    """Short form, "05/3/2022": days under 10 and months 1, 2 take a 0 (Nghị định 30/2020/NĐ-CP)."""
    return f"{date.day:02}/{_month(date)}/{date.year}"


def format_long_date(date: datetime.date, place: str = "") -> str:
    """Date line of a Vietnamese document: "Tứ Kỳ, ngày 05 tháng 3 năm 2022"; never translated."""
    line = f"ngày {date.day:02} tháng {_month(date)} năm {date.year}"
    return f"{place}, {line}" if place else line


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def _refuse_unclear(written: str) -> None:
    if _THOUSANDS_OR_DECIMALS.fullmatch(written):
        raise NumberError(_advice(written))
    if not _NUMBER.fullmatch(written):
        raise NumberError(_("Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30."))
    if sum(char.isdigit() for char in written) > _MAX_DIGITS:
        raise NumberError(format_lazy(_("Số quá dài, ghi tối đa {count} chữ số."), count=_MAX_DIGITS))


def _advice(written: str) -> Promise:
    """What to write instead of `written`, whose dots may mean thousands or decimals."""
    whole = written.replace(".", "")
    decimal = written.replace(".", ",")
    if written.count(".") > 1:
        return format_lazy(_("“{text}” không rõ: hãy ghi {whole}."), text=written, whole=whole)
    if whole.lstrip("-").startswith("0"):
        return format_lazy(_("“{text}” không rõ: hãy ghi {decimal}."), text=written, decimal=decimal)
    return format_lazy(
        _("“{text}” không rõ là phần nghìn hay phần thập phân: hãy ghi {decimal} hoặc {whole}."),
        text=written,
        decimal=decimal,
        whole=whole,
    )


def _digits(value: Decimal, places: int | None, *, grouping: str) -> str:
    """`value` with a decimal point, `grouping` between thousands, and no sign on zero."""
    if places is None:
        rounded = value
    else:
        unlimited = Context(prec=max(28, value.adjusted() + places + 2))
        rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=unlimited)
    text = f"{abs(rounded) if rounded.is_zero() else rounded:{grouping}f}"
    return text.rstrip("0").rstrip(".") if places is None and "." in text else text


def _month(date: datetime.date) -> str:
    return f"{date.month:02}" if date.month < 3 else str(date.month)


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
