from decimal import Decimal

from scoring.rules.marks import NaPolicy
from scoring.rules.outcome import outcome, outcomes
from scoring.rules.ranking import Rank
from scoring.rules.rounding import half_up
from scoring.rules.share import Share
from scoring.rules.tally import Tally, tally
from tests.rules.builders import DONE, EXCELLENT, NA, SCHEME, leaf, mark


def complete(*rows: tuple[str, str]) -> list[Tally]:
    """Tallies of domains 1, 2, ... with nothing missing, from (points, maximum)."""
    return [
        Tally(number, Decimal(points), Decimal(maximum), Decimal(maximum), 0)
        for number, (points, maximum) in enumerate(rows, start=1)
    ]


def share(points: str, maximum: str) -> Share:
    return Share(Decimal(points), Decimal(maximum))


def test_the_composite_is_points_over_maxima_not_a_mean_of_percentages() -> None:
    # 9.5 of 10 = 95 % and 30 of 40 = 75 %: 39.5 of 50 = 79 %, where the mean would be 85 %
    result = outcome(complete(("9.5", "10"), ("30", "40")), SCHEME)
    assert result.composite == share("39.5", "50")
    assert result.composite.percent == 79
    assert result.classification is not None
    assert (result.classification.band, result.provisional) == (DONE, False)


def test_missing_is_not_zero() -> None:
    leaves = [leaf("1.1", 1, "10"), leaf("1.2", 1, "10"), leaf("2.1", 2, "5")]
    result = outcome(tally(leaves, {"1.1": mark("9")}), SCHEME)
    assert (result.missing, result.provisional) == (2, True)
    assert result.composite == share("9", "10")  # not 9 of 25
    assert result.domains[2].percent is None  # nothing entered there: no floor holds for it yet
    assert result.classification is not None
    assert result.classification.band == EXCELLENT

    zeros = outcome(tally(leaves, {"1.1": mark("9"), "1.2": mark("0"), "2.1": mark("0")}), SCHEME)
    assert (zeros.provisional, zeros.composite) == (False, share("9", "25"))


def test_nothing_entered_has_no_class() -> None:
    result = outcome(tally([leaf("1.1")], {}), SCHEME)
    assert (result.missing, result.composite.percent, result.classification) == (1, None, None)


def test_nothing_applicable_has_no_class_though_complete() -> None:
    result = outcome(tally([leaf("1.1", policy=NaPolicy.EXCLUDE)], {"1.1": NA}), SCHEME)
    assert (result.provisional, result.classification) == (False, None)


def test_not_applicable_lowers_the_maximum() -> None:
    # 8 of 10 and N/A on 10: 8 of 10 = 80 %, not 8 of 20
    leaves = [leaf("1.1"), leaf("1.2", policy=NaPolicy.EXCLUDE)]
    assert outcome(tally(leaves, {"1.1": mark("8"), "1.2": NA}), SCHEME).composite.percent == 80


def test_rounding_each_domain_first_would_lift_a_unit_over_a_threshold() -> None:
    # 7 x 11.426 of 100 = 79.982 %; each rounded to 11.43 first they would make 80.01 %
    result = outcome(complete(*[("11.426", "14")] * 6, ("11.426", "16")), SCHEME)
    assert result.composite.percent == Decimal("79.982")
    assert 7 * half_up(Decimal("11.426")) == Decimal("80.01")
    assert result.classification is not None
    assert result.classification.band == DONE


def test_full_marks_are_100_percent() -> None:
    result = outcome(complete(("14", "14"), ("16", "16"), ("70", "70")), SCHEME)
    assert result.composite.percent == 100
    assert [one.percent for one in result.domains.values()] == [100, 100, 100]


def test_a_round_ranks_whoever_has_a_percentage() -> None:
    unit = {"a": complete(("9", "10")), "b": complete(("18", "20")), "c": complete(("5", "10"))}
    waiting = [Tally(1, Decimal(0), Decimal(10), Decimal(0), 3)]
    results, ranks = outcomes({**unit, "waiting": waiting}, SCHEME)
    assert set(results) == {"a", "b", "c", "waiting"}
    assert ranks == {"a": Rank(1, 1, 3), "b": Rank(1, 1, 3), "c": Rank(3, 0, 3)}


def test_a_round_with_blocks() -> None:
    unit = {"x1": complete(("9", "10")), "p1": complete(("8", "10")), "x2": complete(("7", "10"))}
    _, ranks = outcomes(unit, SCHEME, {"x1": "xã", "x2": "xã", "p1": "phường"})
    assert ranks == {"x1": Rank(1, 0, 2), "p1": Rank(1, 0, 1), "x2": Rank(2, 0, 2)}


def test_provisional_units_are_ranked_too() -> None:
    half = [Tally(1, Decimal(5), Decimal(10), Decimal(5), 1)]
    results, ranks = outcomes({"a": complete(("9", "10")), "half": half}, SCHEME)
    assert results["half"].provisional
    assert ranks["half"] == Rank(1, 0, 2)
