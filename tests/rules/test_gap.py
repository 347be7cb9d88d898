from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.gap import Gap, Judgement, gap, gaps
from scoring.rules.marks import MISSING, Mark
from tests.rules.builders import NA, mark


def judgement(claimed: Mark, given_: Mark, *, unit: str = "x", domain: int = 1, by: str = "p") -> Judgement[str, str]:
    return Judgement(unit, domain, f"{domain}.1", by, claimed, given_)


@pytest.mark.parametrize(
    ("claimed", "given_", "points", "counted"),
    [
        (mark("2"), mark("2"), "0", "accepted"),
        (mark("2"), mark("2.00"), "0", "accepted"),  # by value, not by spelling
        (mark("2"), mark("1.25"), "-0.75", "cut"),
        (mark("0"), mark("1.25"), "1.25", "raised"),
        (NA, NA, None, "accepted"),
        (NA, mark("0"), None, "reclassified"),
        (mark("0"), NA, None, "reclassified"),
        (mark("2"), MISSING, None, "open"),
        (MISSING, mark("2"), None, "open"),
    ],
)
def test_one_judgement(claimed: Mark, given_: Mark, points: str | None, counted: str) -> None:
    one = judgement(claimed, given_)
    assert one.gap == (None if points is None else Decimal(points))
    found = gap([one])
    counts = {name: getattr(found, name) for name in ("accepted", "cut", "raised", "reclassified", "open")}
    assert counts == dict.fromkeys(counts, 0) | {counted: 1}
    assert found.judged == (counted != "open")


ROUND = [
    judgement(mark("2"), mark("2")),
    judgement(mark("2"), mark("1.5"), domain=2, by="q"),
    judgement(mark("1"), mark("0"), unit="y", by="q"),
    judgement(mark("1"), mark("1.25"), unit="y", domain=2),
    judgement(NA, mark("1"), unit="y", domain=2),
    judgement(mark("1"), MISSING, unit="y", domain=2),
]


def test_totals_of_a_round() -> None:
    assert gaps(ROUND).whole == Gap(
        judged=5,
        accepted=1,
        cut=2,
        raised=1,
        reclassified=1,
        open=1,
        points=Decimal("-1.25"),
        cut_points=Decimal("-1.5"),
        raised_points=Decimal("0.25"),
        mean=Decimal("-0.3125"),  # over the four with points on both sides
        mean_distance=Decimal("0.4375"),
    )
    assert gaps(ROUND).whole.accepted_percent == 20


def test_totals_by_unit_domain_criterion_and_appraiser() -> None:
    found = gaps(ROUND)
    assert {unit: one.points for unit, one in found.units.items()} == {"x": Decimal("-0.5"), "y": Decimal("-0.75")}
    assert {domain: one.points for domain, one in found.domains.items()} == {1: Decimal(-1), 2: Decimal("-0.25")}
    assert {code: one.judged for code, one in found.criteria.items()} == {"1.1": 2, "2.1": 3}
    # p: accepted, raised, reclassified, open; q: cut twice
    assert {person: (one.accepted, one.judged) for person, one in found.appraisers.items()} == {
        "p": (1, 3),
        "q": (0, 2),
    }


def test_nothing_judged_has_no_mean() -> None:
    found = gap([])
    assert (found.judged, found.points, found.mean, found.mean_distance, found.accepted_percent) == (
        0,
        Decimal(0),
        None,
        None,
        None,
    )


MARKS = st.sampled_from([NA, MISSING]) | st.integers(0, 400).map(lambda cents: Mark(Decimal(cents) / 100))


@given(st.lists(st.tuples(MARKS, MARKS, st.sampled_from("xyz"), st.integers(1, 3)), max_size=12))
def test_groups_add_up_to_the_whole(rows: list[tuple[Mark, Mark, str, int]]) -> None:
    found = gaps([judgement(claimed, given_, unit=unit, domain=domain) for claimed, given_, unit, domain in rows])
    for groups in (found.units, found.domains, found.criteria, found.appraisers):
        for name in ("judged", "accepted", "cut", "raised", "reclassified", "open", "points", "cut_points"):
            assert sum(getattr(one, name) for one in groups.values()) == getattr(found.whole, name)
    whole = found.whole
    assert whole.judged == whole.accepted + whole.cut + whole.raised + whole.reclassified
    assert whole.points == whole.cut_points + whole.raised_points
