"""Yes or no, described results, lists of parts, items, deductions, surveys. Sums are written out."""

from decimal import Decimal

import pytest

from scoring.rules.points.base import Facts, Rule
from scoring.rules.points.choice import Binary
from scoring.rules.points.count import Count
from scoring.rules.points.deduction import Deduction, Event
from scoring.rules.points.survey import SurveyMean
from tests.rules.points.samples import (
    BALLOTS,
    DISCIPLINE,
    EVEN,
    FROM_LOWEST,
    PLAN,
    PUBLISHED,
    REPORTS,
    d,
    points,
)


def ballots(*counts: int) -> Facts:
    """Ballots for 5, 4, 3, 2, 1."""
    return {"counts": {str(5 - place): str(count) for place, count in enumerate(counts)}}


def events(**counts: str) -> Facts:
    names = {"rebuke": "Khiển trách", "warning": "Cảnh cáo", "removal": "Cách chức"}
    return {"events": {names[name]: count for name, count in counts.items()}}


@pytest.mark.parametrize(
    ("rule", "facts", "maximum", "expected"),
    [
        (Binary(), {"answer": True}, "1.5", "1.5"),
        (Binary(), {"answer": False}, "1.5", "0"),
        (Binary(yes=d("1.5"), no=d("0.25")), {"answer": False}, "1.5", "0.25"),
        (PLAN, {"answer": "Đúng hạn"}, "1", "1"),
        (PLAN, {"answer": "Chậm"}, "1", "0.5"),
        (PLAN, {"answer": "Không"}, "1", "0"),
        # 0.5, 0.25 and 0.75
        (PUBLISHED, {"items": []}, "1.5", "0"),
        (PUBLISHED, {"items": ["Quyết toán"]}, "1.5", "0.75"),
        (PUBLISHED, {"items": ["Quyết toán", "Dự toán"]}, "1.5", "1.25"),
        (PUBLISHED, {"items": ["Dự toán", "Dự toán"]}, "1.5", "0.5"),  # said twice, counted once
        (PUBLISHED, {"items": ["Dự toán", "Thực hiện", "Quyết toán"]}, "1.5", "1.5"),
        # three even shares of 1
        (EVEN, {"items": ["Tin tức"]}, "1", "0.333333"),
        (EVEN, {"items": ["Tin tức", "Liên hệ"]}, "1", "0.666667"),
        (EVEN, {"items": ["Giới thiệu", "Tin tức", "Liên hệ"]}, "1", "1"),
        # 0.25 each, at most 1
        (REPORTS, {"count": "0"}, "1", "0"),
        (REPORTS, {"count": "3"}, "1", "0.75"),
        (REPORTS, {"count": "4"}, "1", "1"),
        (REPORTS, {"count": "5"}, "1", "1"),
        (Count(each=d("0.125")), {"count": "3"}, "0.5", "0.375"),
        # from 2: a rebuke costs 0.5, a warning 1, a removal everything; not below 0.25
        (DISCIPLINE, events(rebuke="0"), "2", "2"),
        (DISCIPLINE, events(rebuke="1"), "2", "1.5"),
        (DISCIPLINE, events(rebuke="1", warning="1"), "2", "0.5"),  # 2 - 0.5 - 1
        (DISCIPLINE, events(rebuke="3", warning="0"), "2", "0.5"),  # 2 - 3 x 0.5
        (DISCIPLINE, events(warning="2"), "2", "0.25"),  # 2 - 2 = 0, the floor keeps 0.25
        (DISCIPLINE, events(removal="1"), "2", "0"),  # nothing is left, floor or not
        (Deduction((Event("Trễ", d("0.5")),)), {"events": {"Trễ": "9"}}, "2", "0"),  # 2 - 4.5
        # mean/5 x 6
        (SurveyMean(), {"mean": "4.25"}, "6", "5.1"),
        (SurveyMean(), {"mean": "1"}, "6", "1.2"),
        (SurveyMean(), {"mean": "5"}, "6", "6"),
        (SurveyMean(decimals=2), {"mean": "4.333"}, "1", "0.87"),  # 0.8666
        (BALLOTS, ballots(3, 1, 0, 0, 0), "6", "5.7"),  # (3x5 + 4)/4 = 4.75
        (BALLOTS, ballots(1, 1, 1, 0, 0), "6", "4.8"),
        (BALLOTS, ballots(0, 1, 2), "4.5", "3"),  # 10/3/5 x 4.5
        (BALLOTS, {"counts": {"4": "7"}}, "6", "4.8"),  # levels left out have no ballots
        (FROM_LOWEST, {"mean": "1"}, "6", "0"),  # (1-1)/4
        (FROM_LOWEST, {"mean": "4"}, "6", "4.5"),
    ],
)
def test_points(rule: Rule, facts: Facts, maximum: str, expected: str) -> None:
    assert points(rule, facts, maximum) == Decimal(expected)
