"""Figures of a document as the reader sees them."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_number, format_percent
from scoring.rules.rounding import half_up

NOTHING = "–"


def percent(text: str | None) -> str:
    """ "83.3" -> "83,30%"; a dash where there is no percentage."""
    return NOTHING if text is None else format_percent(Decimal(text))


def number(text: str) -> str:
    """Points as they are: "1.50" -> "1,5"."""
    return format_number(Decimal(text))


def two_decimals(value: Decimal | None) -> str:
    """A computed figure, rounded half up; a dash where there is none."""
    return NOTHING if value is None else format_number(value, 2)


def why_no_percent(missing: int) -> str:
    """Why a domain has no percentage: nothing is entered yet, or nothing applies."""
    return _("chưa nhập") if missing else _("không đánh giá")


def risen(text: str) -> str:
    """Change in percentage points: "tăng 20,11 điểm phần trăm"."""
    value = Decimal(text)
    if value == 0:
        return _("không đổi")
    words = _("tăng %(value)s điểm phần trăm") if value > 0 else _("giảm %(value)s điểm phần trăm")
    return words % {"value": format_number(abs(value), 2)}


def climbed(steps: int) -> str:
    """Change of rank: "tăng 3 bậc"."""
    if steps == 0:
        return _("giữ nguyên thứ hạng")
    words = (
        ngettext("tăng %(steps)d bậc", "tăng %(steps)d bậc", steps)
        if steps > 0
        else ngettext("giảm %(steps)d bậc", "giảm %(steps)d bậc", -steps)
    )
    return words % {"steps": abs(steps)}


def rank_text(rank: int | None, tied_with: int) -> str:
    """ "3", "3 (đồng hạng)", or a dash."""
    if rank is None:
        return NOTHING
    return _("%(rank)d (đồng hạng)") % {"rank": rank} if tied_with else str(rank)


def signed(value: Decimal) -> str:
    """A difference with its sign, rounded half up: "+2,31", "−0,40", "0,00"."""
    shown = half_up(value)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{format_number(abs(shown), 2)}"
