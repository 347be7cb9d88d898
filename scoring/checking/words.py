"""Figures in the words of an office document, and of the findings. Knows no Django, hence not `cchc.numbers`."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

from scoring.rules.rounding import half_up

_QUOTIENT = Context(prec=34, rounding=ROUND_HALF_EVEN)
_MARKS = str.maketrans(",.", ".,")


def number_text(value: Decimal | int, places: int | None = None) -> str:
    """22725 -> "22.725"; rounded half up to `places` decimals, or as it is without trailing zeros."""
    exact = Decimal(value)
    shown = f"{half_up(exact, places) if places is not None else exact:,f}"
    if places is None and "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown.translate(_MARKS)


def count_text(value: Decimal | int) -> str:
    """A count as offices write it: "0", "08", "17", "1.204"."""
    return f"{value:02}" if 0 < value < 10 else number_text(value)


def count_like(value: Decimal | int, written: str) -> str:
    """A count in the manner of `written`: "8" beside "9", "08" beside "09" and where nothing tells."""
    plain = len(written) == 1 and written != "0"
    return number_text(value) if plain else count_text(value)


def percent_text(value: Decimal, places: int = 2) -> str:
    """83.3 -> "83,30%"."""
    return f"{number_text(value, places)}%"


def listed(names: Iterable[str]) -> str:
    """ "Hà Kỳ, Tái Sơn và Văn Tố"."""
    items = list(names)
    return " và ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def cased_like(word: str, written: str) -> str:
    """`word` with a capital where `written` has one."""
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


def quotient_percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part` of `whole` in percent, to 34 digits."""
    return _QUOTIENT.divide(_QUOTIENT.multiply(part, Decimal(100)), whole)
