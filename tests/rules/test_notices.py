from decimal import Decimal

import pytest

from scoring.rules.classify import Caution, Condition, Notice, classify
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME, domains, of_100, scheme

ON, MISLEADS = Caution.ON_THRESHOLD, Caution.DISPLAY_MISLEADS


def told(composite: str, *floors: str, inclusive: bool = True) -> tuple[str, list[tuple[Caution, str, int | None]]]:
    result = classify(of_100(composite), domains(*floors), scheme(inclusive=inclusive))
    return result.band, [(notice.caution, notice.band, notice.domain) for notice in result.notices]


@pytest.mark.parametrize(
    ("composite", "expected"),
    [
        ("80", (GOOD, [(ON, GOOD, None)])),
        ("79.996", (DONE, [(MISLEADS, GOOD, None)])),  # shown as 80,00
        ("79.995", (DONE, [(MISLEADS, GOOD, None)])),
        ("79.994999", (DONE, [])),  # shown as 79,99
        ("80.004", (GOOD, [])),  # shown as 80,00, and meets 80
        ("89.995", (GOOD, [(MISLEADS, EXCELLENT, None)])),
        ("64.996", (FAILED, [(MISLEADS, DONE, None)])),
        ("85", (GOOD, [])),
    ],
)
def test_composite(composite: str, expected: object) -> None:
    assert told(composite, "85.5") == expected


@pytest.mark.parametrize(
    ("composite", "expected"),
    [
        ("80", (DONE, [(ON, GOOD, None)])),
        ("80.004", (GOOD, [(MISLEADS, GOOD, None)])),  # shown as 80,00, which would not do
        ("80.005", (GOOD, [])),  # shown as 80,01
        ("79.996", (DONE, [])),  # shown as 80,00, which would not do either
    ],
)
def test_strict_composite(composite: str, expected: object) -> None:
    assert told(composite, "85.5", inclusive=False) == expected


@pytest.mark.parametrize(
    ("composite", "floor", "expected"),
    [
        ("85.5", "70", (GOOD, [(ON, GOOD, 2)])),
        ("85.5", "69.996", (DONE, [(MISLEADS, GOOD, 2)])),
        ("95.5", "79.996", (GOOD, [(MISLEADS, EXCELLENT, 2)])),
        ("85.5", "80", (GOOD, [])),  # the floor of a class that the composite misses anyway
        ("85.5", "49.999", (FAILED, [(MISLEADS, DONE, 2)])),
    ],
)
def test_domain(composite: str, floor: str, expected: object) -> None:
    assert told(composite, "85.5", floor) == expected


def test_a_composite_on_a_threshold_is_told_though_a_domain_decides() -> None:
    assert told("80", "60.5") == (DONE, [(ON, GOOD, None)])


def test_the_notice_names_what_it_is_about() -> None:
    (notice,) = classify(of_100("79.996"), domains("75"), SCHEME).notices
    assert notice == Notice(MISLEADS, GOOD, Condition.COMPOSITE, None, Decimal("79.996"))
