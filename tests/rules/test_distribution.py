"""How values are spread, with the sums written out."""

from decimal import Decimal

from scoring.rules.distribution import percent_spread, points_spread


def decimals(*texts):
    return [Decimal(text) for text in texts]


def test_zero_and_full_stand_apart_from_the_quarters_between():
    spread = points_spread(decimals("0", "0", "0.01", "0.5", "0.99", "1", "1.999999", "2"), Decimal(2))
    assert (spread.zero, spread.full) == (2, 1)
    assert [(one.lower, one.upper, one.count) for one in spread.between] == [
        (0, Decimal("0.5"), 1),  # 0.01; an edge counts above it
        (Decimal("0.5"), 1, 2),  # 0.5, 0.99
        (1, Decimal("1.5"), 1),  # 1
        (Decimal("1.5"), 2, 1),  # 1.999999; 2 is full
    ]
    assert [one.lower_open for one in spread.between] == [True, False, False, False]


def test_every_value_counts_once():
    points = [Decimal(number).scaleb(-2) for number in range(151)]
    spread = points_spread(points, Decimal("1.5"))
    assert spread.zero + spread.full + sum(one.count for one in spread.between) == 151


def test_nothing_given():
    spread = points_spread([], Decimal(1))
    assert (spread.zero, spread.full, [one.count for one in spread.between]) == (0, 0, [0, 0, 0, 0])


def test_percentages_over_tenths_with_the_top_closed():
    counts = [one.count for one in percent_spread(decimals("0", "9.99", "10", "69.9999", "70", "90", "99.9", "100"))]
    assert counts == [2, 1, 0, 0, 0, 0, 1, 1, 0, 3]
    last = percent_spread([])[-1]
    assert (last.lower, last.upper, last.closed) == (90, 100, True)
