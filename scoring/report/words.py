"""Figures and thresholds in the words of an office document."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cchc.numbers import format_number, format_percent
from scoring.results import schema
from scoring.rules.summary import Group
from units.models import Kind


def count_text(count: int) -> str:
    """A count as offices write it: "0", "08", "17", "1.204"."""
    return f"{count:02}" if 0 < count < 10 else format_number(count)


def lower_first(text: str) -> str:
    """ "Huyện Tứ Kỳ" -> "huyện Tứ Kỳ", as within a sentence; "UBND" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def capital_first(text: str) -> str:
    """ "huyện Tứ Kỳ" -> "Huyện Tứ Kỳ", as at the head of a sentence."""
    return text[:1].upper() + text[1:]


def kind_words(kinds: Iterable[str]) -> str:
    """The kinds present, in the usual order: "xã, phường, thị trấn"."""
    present = set(kinds)
    return ", ".join(str(kind.label).lower() for kind in Kind if kind.value in present)


def threshold_words(threshold: schema.ThresholdDocument) -> str:
    """What a condition asks: "từ 80% trở lên", or "trên 80%" where it is strict."""
    percent = _whole_percent(Decimal(threshold["percent"]))
    return f"từ {percent} trở lên" if threshold["inclusive"] else f"trên {percent}"


def below_words(threshold: schema.ThresholdDocument) -> str:
    """What misses a condition: "dưới 70%", or "không trên 70%" where it is strict."""
    return f"{'dưới' if threshold['inclusive'] else 'không trên'} {_whole_percent(Decimal(threshold['percent']))}"


def group_words(group: Group[Any]) -> str:
    """The range of a group: "từ 80% đến dưới 90%"."""
    if group.lower is None:
        return _below(group)
    lower = f"{'từ' if group.lower_inclusive else 'trên'} {_whole_percent(group.lower)}"
    if group.upper is None:
        return f"{lower} trở lên" if group.lower_inclusive else lower
    return f"{lower} đến {'' if group.upper_inclusive else 'dưới '}{_whole_percent(group.upper)}"


def _below(group: Group[Any]) -> str:
    if group.upper is None:
        return "mọi mức"
    upper = _whole_percent(group.upper)
    return f"từ {upper} trở xuống" if group.upper_inclusive else f"dưới {upper}"


def given_percent(value: Decimal) -> str:
    """A percentage that was given, not computed: as it is, with two decimals at least."""
    exponent = value.normalize().as_tuple().exponent
    return format_percent(value, max(2, -exponent if isinstance(exponent, int) else 0))


def change_words(change: Decimal) -> str:
    """A change of a given percentage: "tăng 20,11 điểm phần trăm" (a difference of percentages is no percentage)."""
    if change == 0:
        return "không thay đổi"
    amount = given_percent(abs(change)).removesuffix("%")
    return f"{'tăng' if change > 0 else 'giảm'} {amount} điểm phần trăm"


def _whole_percent(value: Decimal) -> str:
    return f"{format_number(value)}%"
