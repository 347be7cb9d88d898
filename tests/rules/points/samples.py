"""Rules to test, each as a decision would have it."""

from decimal import Decimal

from scoring.rules.points.base import Facts, Rule
from scoring.rules.points.checklist import Checklist, Item
from scoring.rules.points.choice import Binary, Choice, Option
from scoring.rules.points.count import Count
from scoring.rules.points.deduction import Deduction, Event
from scoring.rules.points.measure import Measure
from scoring.rules.points.problems import FactError, FactFault
from scoring.rules.points.ratio import Ratio, RatioExact, RatioFloor
from scoring.rules.points.survey import Asked, SurveyMean, Zero
from scoring.rules.points.target import RatioTarget
from scoring.rules.points.tiers import Side, Tier, Tiers


def d(text: str) -> Decimal:
    return Decimal(text)


def tiers(*rows: str, rest: str = "0", measure: Measure = Measure.RATIO, fractional: bool = False) -> Tiers:
    """Tiers from "from 95 2"."""
    parted = [row.split() for row in rows]
    return Tiers(
        tiers=tuple(Tier(d(bound), d(points), Side(side)) for side, bound, points in parted),
        rest=d(rest),
        measure=measure,
        fractional=fractional,
    )


IN_TIME = tiers("from 99.5 4", "from 98 3", "from 95 2", "from 90 1")
OVERDUE = tiers("below 1 2", "up_to 5 1", rest="0.5")
ARTICLES = tiers("from 100 1", "from 50 0.5", measure=Measure.NUMBER)
FLOOR_80 = RatioFloor(floor=d("80"))
ABOVE_80 = RatioFloor(floor=d("80"), inclusive=False)
ONLINE = RatioTarget(target=d("10"))
OWN_TARGET = RatioTarget()
PLAN = Choice((Option("Đúng hạn", d("1")), Option("Chậm", d("0.5")), Option("Không", d("0"))))
PUBLISHED = Checklist((Item("Dự toán", d("0.5")), Item("Thực hiện", d("0.25")), Item("Quyết toán", d("0.75"))))
EVEN = Checklist((Item("Giới thiệu"), Item("Tin tức"), Item("Liên hệ")))
REPORTS = Count(each=d("0.25"), item="báo cáo")
DISCIPLINE = Deduction((Event("Khiển trách", d("0.5")), Event("Cảnh cáo", d("1")), Event("Cách chức")), floor=d("0.25"))
BALLOTS = SurveyMean(asked=Asked.COUNTS)
FROM_LOWEST = SurveyMean(zero=Zero.LOWEST)

ALL: dict[str, tuple[Rule, Decimal]] = {
    "binary": (Binary(no=d("0.25")), d("1")),
    "choice": (PLAN, d("1")),
    "tiers": (IN_TIME, d("4")),
    "tiers, less is better": (OVERDUE, d("2")),
    "tiers of a number": (ARTICLES, d("1")),
    "ratio": (Ratio(), d("1.5")),
    "ratio, rounded": (Ratio(decimals=2), d("1.5")),
    "floor": (FLOOR_80, d("2")),
    "exact": (RatioExact(), d("1")),
    "target": (ONLINE, d("2.5")),
    "own target": (OWN_TARGET, d("1")),
    "checklist": (PUBLISHED, d("1.5")),
    "even checklist": (EVEN, d("1")),
    "count": (REPORTS, d("1")),
    "deduction": (DISCIPLINE, d("2")),
    "survey": (SurveyMean(), d("6")),
    "survey from ballots": (BALLOTS, d("6")),
    "survey from the lowest level": (FROM_LOWEST, d("6")),
}


def ratio(part: str | int, total: str | int, **more: str) -> dict[str, object]:
    """Facts: `part` of `total`."""
    return {"a": str(total), "b": str(part), **more}


def points(rule: Rule, facts: Facts, max_points: str) -> Decimal:
    return rule.compute(facts, d(max_points)).points


def fault(rule: Rule, facts: Facts, max_points: str = "2") -> tuple[FactFault, str]:
    """What is wrong, and in the answer to which question."""
    try:
        rule.compute(facts, d(max_points))
    except FactError as error:
        return error.fault, error.question
    raise AssertionError("no fault found")
