"""Sums of a grid in words short enough for its edges."""

from cchc.numbers import format_number, format_percent
from scoring.presenters.figures import NOTHING
from scoring.selectors.entry_totals import CriterionSum, UnitSum


def unit_sum_text(found: UnitSum) -> list[str]:
    """Points, percentage, and how many are entered: ["12,5", "83,33%", "8/9"]."""
    percent = found.share.percent
    return [
        format_number(found.share.points),
        NOTHING if percent is None else format_percent(percent),
        f"{found.entered}/{found.criteria}",
    ]


def criterion_sum_text(found: CriterionSum) -> list[str]:
    """Mean points, rounded, and how many units are entered: ["1,25", "20"]."""
    return [NOTHING if found.mean is None else format_number(found.mean, 2), str(found.entered)]
