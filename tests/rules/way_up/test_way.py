"""Ways up worked out by hand: two domains of 20 points under 90/80, 80/70, 65/50."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from scoring.rules.classify import Classification, Condition, Scheme, classify
from scoring.rules.exact import total
from scoring.rules.share import Share
from scoring.rules.way_up import Obstacle, Room, Way, way_up, ways_up
from tests.rules.builders import DONE, EXCELLENT, GOOD, SCHEME, scheme

STRICT = scheme(inclusive=False)
CENT = Decimal("0.01")


def d(text: str) -> Decimal:
    return Decimal(text)


def classified(points: Mapping[int, str], maximum: str = "20", by: Scheme = SCHEME) -> Classification:
    domains = {number: Share(d(amount), d(maximum)) for number, amount in points.items()}
    whole = Share(total(one.points for one in domains.values()), total(one.maximum for one in domains.values()))
    return classify(whole, domains, by)


def rooms_of(*rows: str) -> list[Room]:
    """Rows "code domain points cost"."""
    found = []
    for row in rows:
        code, domain, points, *cost = row.split()
        found.append(Room(code, int(domain), d(points), d(*cost or ["1"])))
    return found


def raised(way: Way | None) -> dict[str, str]:
    assert way is not None
    return {one.code: f"{one.points.normalize():f}" for one in way.raises}


@pytest.mark.parametrize(
    ("points", "band", "least", "why"),
    [
        ({1: "20", 2: "13"}, GOOD, "1", "domain 2: 70% of 20 are 14; composite 33/40 = 82,5% is enough"),
        ({1: "15", 2: "15"}, GOOD, "2", "composite: 80% of 40 are 32; both domains are at 75%"),
        ({1: "16", 2: "13"}, GOOD, "3", "floor 1, composite 3: a point in domain 2 counts for both"),
        ({1: "18", 2: "17.99"}, EXCELLENT, "0.01", "composite: 90% of 40 are 36"),
        ({1: "20", 2: "14.5"}, EXCELLENT, "1.5", "floor 1,5 and composite 1,5 at once"),
        ({1: "9", 2: "8"}, DONE, "9", "floors 1 + 2, composite 26 - 17"),
    ],
)
def test_least_points_to_the_next_class(points: dict[int, str], band: str, least: str, why: str) -> None:
    rooms = [Room(f"{number}", number, 20 - d(amount)) for number, amount in points.items() if d(amount) < 20]
    way = way_up(classified(points), rooms)
    assert way is not None, why
    assert (way.band, way.points, way.strict, way.reachable) == (band, d(least), False, True), why
    assert way.raised == way.points == total(way.by_domain.values())


def test_every_better_class_the_next_first() -> None:
    ways = ways_up(classified({1: "16", 2: "13"}), rooms_of("a 1 4", "b 2 7"))
    assert [(way.band, way.place, way.points) for way in ways] == [(GOOD, 1, d("3")), (EXCELLENT, 0, d("7"))]


def test_the_best_class_has_no_way_up() -> None:
    assert way_up(classified({1: "20", 2: "20"}), []) is None


def test_floor_first_then_where_it_costs_least() -> None:
    # 29 of 40: domain 2 wants 1 more, the composite 2 besides; criterion a is the cheapest of all but in domain 1
    rooms = rooms_of("a 1 1.5 1", "b 2 0.4 2", "c 2 5 3")
    way = way_up(classified({1: "16", 2: "13"}), rooms)
    assert way is not None
    # floor: 0,4 of b and 0,6 of c; the other 2: 1,5 of a and 0,5 of c
    assert [(one.code, one.points, one.floor) for one in way.raises] == [
        ("a", d("1.5"), d("0")),
        ("b", d("0.4"), d("0.4")),
        ("c", d("1.1"), d("0.6")),
    ]
    assert way.cost == d("1.5") + 2 * d("0.4") + 3 * d("1.1")
    assert way.anywhere == 2
    assert way.by_domain == {1: d("1.5"), 2: d("1.5")}


def test_costs_move_points_and_never_their_number() -> None:
    found = classified({1: "15", 2: "15"})
    for costs, expected in ((("1", "2"), {"a": "2"}), (("2", "1"), {"b": "2"})):
        way = way_up(
            found,
            rooms_of(*(f"{code} {n} 5 {cost}" for n, (code, cost) in enumerate(zip("ab", costs, strict=True), 1))),
        )
        assert raised(way) == expected


def test_of_equal_costs_the_criterion_with_most_room_comes_first() -> None:
    assert raised(way_up(classified({1: "15", 2: "15"}), rooms_of("a 1 1", "b 1 3", "c 2 2.5"))) == {"b": "2"}


def test_a_strict_threshold_asks_for_more_than_the_points() -> None:
    # exactly 32 of 40 = 80 %, and "trên 80%" is wanted
    found = classified({1: "16", 2: "16"}, by=STRICT)
    way = way_up(found, rooms_of("a 1 4", "b 2 4"))
    assert way is not None
    assert (way.points, way.strict, way.exceed, way.raises) == (d("0"), True, (None,), ())
    stepped = way_up(found, rooms_of("a 1 4", "b 2 4"), step=CENT)
    assert stepped is not None
    assert (stepped.points, stepped.raised, stepped.exceed, raised(stepped)) == (d("0"), CENT, (), {"a": "0.01"})


def test_strict_floors_are_lifted_by_what_the_composite_asks_for() -> None:
    rows = (classified({1: "15.9", 2: "14"}, by=STRICT), rooms_of("a 1 4.1", "b 2 6"))
    # domain 2 stands at 70 %, the composite lacks 2,1: 2,1 will not do ("trên 80%"), 2,11 will, 0,01 of it in domain 2
    way = way_up(*rows, step=CENT)
    assert way is not None
    assert (way.points, way.strict, way.raised) == (d("2.1"), True, d("2.11"))
    assert {one.code: one.floor for one in way.raises}["b"] == CENT


@pytest.mark.parametrize(
    ("points", "step", "least", "raise_"),
    [("13.995", "0.01", "0.005", "0.01"), ("13.99", "0.01", "0.01", "0.01"), ("13.9", "0.25", "0.1", "0.25")],
)
def test_least_in_whole_steps(points: str, step: str, least: str, raise_: str) -> None:
    way = way_up(classified({1: "20", 2: points}), rooms_of("a 2 3"), step=d(step))
    assert way is not None
    assert (way.points, way.raised, way.step) == (d(least), d(raise_), d(step))


def test_the_last_fraction_of_a_criterion_needs_no_step() -> None:
    # full marks are always possible, whatever the step: 19,5 + 0,5 = 20 wants no 0,3 steps
    found = classified({1: "13.5", 2: "20"})
    way = way_up(found, rooms_of("a 1 0.5"), step=d("0.3"))
    assert way is not None
    assert (way.step, way.raised, way.reachable) == (None, d("0.5"), True)


def test_out_of_reach_says_which_condition() -> None:
    # the rest of domain 2 is "không áp dụng, tính 0 điểm": it can gain 0,5 only
    way = way_up(classified({1: "16", 2: "13"}), rooms_of("a 1 1", "b 2 0.5"))
    assert way is not None
    assert not way.reachable
    assert way.raises == ()
    assert way.obstacles == (
        Obstacle(Condition.COMPOSITE, None, d("3"), False, d("1.5")),
        Obstacle(Condition.DOMAIN, 2, d("1"), False, d("0.5")),
    )


def test_room_up_to_a_strict_threshold_is_not_enough() -> None:
    found = classified({1: "15", 2: "15"}, by=STRICT)
    way = way_up(found, rooms_of("a 1 2"))
    assert way is not None
    assert way.obstacles == (Obstacle(Condition.COMPOSITE, None, d("2"), True, d("2")),)


@pytest.mark.parametrize("step", ["0", "-1", "NaN"])
def test_refuses_a_step_that_is_none(step: str) -> None:
    with pytest.raises(ValueError, match="entry step"):
        way_up(classified({1: "15"}), [], step=d(step))
