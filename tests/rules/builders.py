"""Short ways to write schemes, shares, leaves and marks in the tests of the rules."""

from decimal import Decimal

from scoring.rules.classify import Band, Scheme, Threshold
from scoring.rules.marks import Leaf, Mark, Method, NaPolicy
from scoring.rules.share import Share

EXCELLENT, GOOD, DONE, FAILED = "excellent", "good", "done", "failed"
NA = Mark(not_applicable=True)


def threshold(percent: str, *, inclusive: bool = True) -> Threshold:
    return Threshold(Decimal(percent), inclusive)


def scheme(*, inclusive: bool = True) -> Scheme:
    """The scheme of the regulation: 90/80, 80/70, 65/50, otherwise."""
    rows = ((EXCELLENT, "90", "80"), (GOOD, "80", "70"), (DONE, "65", "50"))
    bands = [
        Band(code, threshold(composite, inclusive=inclusive), threshold(floor, inclusive=inclusive))
        for code, composite, floor in rows
    ]
    return Scheme((*bands, Band(FAILED, None, None)))


SCHEME = scheme()


def of_100(percent: str) -> Share:
    return Share(Decimal(percent), Decimal(100))


def domains(*percents: str) -> dict[int, Share]:
    """Domains 1, 2, ... of 100 points each."""
    return {number: of_100(percent) for number, percent in enumerate(percents, start=1)}


def leaf(
    code: str,
    domain: int = 1,
    maximum: str = "10",
    policy: NaPolicy = NaPolicy.REFUSED,
    method: Method = Method.APPRAISAL,
) -> Leaf:
    return Leaf(code, domain, Decimal(maximum), method, policy)


def mark(points: str) -> Mark:
    return Mark(Decimal(points))
