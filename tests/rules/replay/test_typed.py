"""Drafts typed over the rules in force."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.exact import total
from scoring.rules.replay import Typed, WeightError, WeightFault, rethresholded, reweighted
from scoring.rules.scheme import SchemeError, SchemeFault
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME, leaf, threshold

LEAVES = [leaf("1.1", 1, "30"), leaf("1.2", 1, "20"), leaf("2.1", 2, "50")]


def maxima(leaves):
    return {leaf.code: leaf.max_points for leaf in leaves}


def test_only_the_thresholds_typed_change() -> None:
    found = rethresholded(SCHEME, Typed({GOOD: Decimal(85)}, {EXCELLENT: Decimal(75)}))
    assert [(band.code, band.composite, band.domain_floor) for band in found.bands] == [
        (EXCELLENT, threshold("90"), threshold("75")),
        (GOOD, threshold("85"), threshold("70")),
        (DONE, threshold("65"), threshold("50")),
        (FAILED, None, None),
    ]


def test_exactly_on_a_threshold_may_be_decided_for_all() -> None:
    strict = rethresholded(SCHEME, Typed({GOOD: Decimal(85)}, inclusive=False))
    assert [band.composite.inclusive for band in strict.bands if band.composite] == [False] * 3
    assert rethresholded(strict, Typed(inclusive=True)).bands[1].composite == threshold("85")
    assert rethresholded(SCHEME, Typed()) == SCHEME


def test_thresholds_that_make_no_cascade_are_refused() -> None:
    with pytest.raises(SchemeError) as caught:
        rethresholded(SCHEME, Typed({DONE: Decimal(85)}))
    assert (caught.value.fault, caught.value.band) == (SchemeFault.RISING, DONE)


@pytest.mark.parametrize(
    ("domains", "criteria", "expected"),
    [
        ({}, {}, {"1.1": "30", "1.2": "20", "2.1": "50"}),
        ({1: "25"}, {}, {"1.1": "15", "1.2": "10", "2.1": "50"}),
        ({1: "50"}, {"1.1": "40"}, {"1.1": "40", "1.2": "10", "2.1": "50"}),  # 50 - 40 is left for the other
        ({}, {"1.1": "40"}, {"1.1": "40", "1.2": "20", "2.1": "50"}),
        ({1: "10"}, {}, {"1.1": "6", "1.2": "4", "2.1": "50"}),
        ({1: "0"}, {}, {"2.1": "50"}),
        ({}, {"1.2": "0"}, {"1.1": "30", "2.1": "50"}),
        ({1: "0.000001"}, {}, {"1.1": "0.000001", "2.1": "50"}),  # 0,6 and 0,4 of the finest point
    ],
)
def test_maxima(domains, criteria, expected) -> None:
    found = reweighted(
        LEAVES,
        domains={number: Decimal(points) for number, points in domains.items()},
        criteria={code: Decimal(points) for code, points in criteria.items()},
    )
    assert maxima(found) == {code: Decimal(points) for code, points in expected.items()}


@pytest.mark.parametrize(
    ("domains", "criteria", "fault", "domain"),
    [
        ({1: "30"}, {"1.1": "31"}, WeightFault.OVER, 1),
        ({2: "60"}, {"2.1": "50"}, WeightFault.UNDER, 2),
        ({1: "0", 2: "0"}, {}, WeightFault.NOTHING, None),
    ],
)
def test_maxima_that_do_not_fit(domains, criteria, fault, domain) -> None:
    with pytest.raises(WeightError) as caught:
        reweighted(
            LEAVES,
            domains={number: Decimal(points) for number, points in domains.items()},
            criteria={code: Decimal(points) for code, points in criteria.items()},
        )
    assert (caught.value.fault, caught.value.domain) == (fault, domain)


POINTS = st.integers(1, 10**9).map(lambda millionths: Decimal(millionths) / 10**6)


@given(st.lists(POINTS, min_size=1, max_size=12), POINTS)
def test_a_domain_adds_up_to_its_maximum(points, maximum) -> None:
    leaves = [leaf(f"1.{number}", 1, str(one)) for number, one in enumerate(points)]
    found = reweighted(leaves, domains={1: maximum}, criteria={})
    assert total(one.max_points for one in found) == maximum
    assert all(one.max_points > 0 for one in found)
