"""How values are spread, as rows of a table with bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.bars import Bar, bar
from scoring.presenters.figures import NOTHING
from scoring.rules.distribution import Bin, PointsSpread, percent_spread
from scoring.rules.share import Share


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A class of values: its label, how many units lie in it, and their share of all units."""

    label: str
    count: int
    share: str
    bar: Bar | None


def points_rows(spread: PointsSpread, maximum: Decimal, *, not_applicable: int, missing: int) -> list[SpreadRow]:
    """Spread of points, the best first; units without points last, where there are any."""
    counts = [
        (_("tối đa (%(points)s điểm)") % {"points": format_number(maximum)}, spread.full),
        *((_between(one), one.count) for one in reversed(spread.between)),
        (_("0 điểm"), spread.zero),
    ]
    others = [(_("không áp dụng"), not_applicable), (_("chưa nhập"), missing)]
    return _rows([*counts, *(pair for pair in others if pair[1])])


def percent_rows(percents: Sequence[Decimal], *, not_assessed: int) -> list[SpreadRow]:
    """Spread of percentages, the best first; units that have none last, where there are any."""
    counts = [(_tenth(one), one.count) for one in reversed(percent_spread(percents))]
    return _rows([*counts, *([(_("không có tỷ lệ"), not_assessed)] if not_assessed else [])])


def _rows(counts: Sequence[tuple[str, int]]) -> list[SpreadRow]:
    every = Decimal(sum(count for _label, count in counts))
    return [_row(label, count, Share(Decimal(count), every).percent) for label, count in counts]


def _row(label: str, count: int, share: Decimal | None) -> SpreadRow:
    return SpreadRow(label, count, NOTHING if share is None else format_percent(share), bar(share))


def _between(one: Bin) -> str:
    words = {"low": format_number(one.lower), "high": format_number(one.upper)}
    if one.lower_open:
        return _("trên %(low)s đến dưới %(high)s điểm") % words
    return _("từ %(low)s đến dưới %(high)s điểm") % words


def _tenth(one: Bin) -> str:
    words = {"low": format_number(one.lower), "high": format_number(one.upper)}
    return _("từ %(low)s%% đến %(high)s%%") % words if one.closed else _("từ %(low)s%% đến dưới %(high)s%%") % words
