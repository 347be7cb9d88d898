"""The illustrative scores reproduce every published fact."""

from collections import Counter
from decimal import Decimal

import pytest

from scoring.models import Round, Score
from scoring.results.schema import HeadDocument
from scoring.results.source import Results, unit_scores
from tests.demo import published

pytestmark = pytest.mark.django_db  # a test database is made only where a test asks for it


def percents(results: Results) -> dict[str, Decimal]:
    return {unit["full_name"]: Decimal(unit["percent"] or "NaN") for unit in results.units}


def domain_percents(results: Results) -> dict[str, dict[int, Decimal]]:
    return {
        unit["full_name"]: {domain["number"]: Decimal(domain["percent"] or "NaN") for domain in unit["domains"]}
        for unit in results.units
    }


def marks(criterion: str, slug: str = "2021") -> list[Score]:
    return list(Score.objects.filter(round_unit__round__slug=slug, criterion__code=criterion))


def full_marks(criterion: str) -> int:
    return sum(mark.points == mark.criterion.max_points for mark in marks(criterion))


def test_printed_order_without_ties(in_2021: Results) -> None:
    assert [unit["full_name"] for unit in in_2021.units] == published.UPPER + published.LOWER
    assert [unit["rank"] for unit in in_2021.units] == list(range(1, 24))


def test_the_two_groups_by_composite(in_2021: Results) -> None:
    index = percents(in_2021)
    assert [name for name in index if 80 <= index[name] < 90] == published.UPPER
    assert [name for name in index if 65 <= index[name] < 80] == published.LOWER


def test_classes(in_2021: Results) -> None:
    assert Counter(unit["band"] for unit in in_2021.units) == published.COUNTS_2021
    assert [u["full_name"] for u in in_2021.units if u["band"] == published.GOOD] == published.GOOD_UNITS


def test_heads_are_rated_as_their_units(in_2021: Results) -> None:
    heads: dict[str, HeadDocument] = {unit["full_name"]: unit["head"] for unit in in_2021.units if unit["head"]}
    assert all(head["post"] == "Chủ tịch UBND" for head in heads.values())
    assert [name for name, head in heads.items() if head["rating"] == published.GOOD] == published.GOOD_UNITS
    assert Counter(head["rating"] for head in heads.values()) == published.COUNTS_2021


def test_exactly_the_nine_are_held_back_by_a_domain(in_2021: Results) -> None:
    domains = domain_percents(in_2021)
    held = [name for name in published.UPPER if min(domains[name].values()) < 70]
    assert sorted(held) == sorted(published.HELD_BACK)


def test_nobody_falls_below_the_floor_of_done(in_2021: Results) -> None:
    assert min(min(domains.values()) for domains in domain_percents(in_2021).values()) >= 50


def test_tai_son_is_16th_and_good(in_2021: Results) -> None:
    tai_son = in_2021.units[15]
    assert (tai_son["full_name"], tai_son["rank"], tai_son["band"]) == ("Xã Tái Sơn", 16, published.GOOD)


def test_domains_3_and_7_are_the_weakest(in_2021: Results) -> None:
    rows = domain_percents(in_2021).values()
    means = {number: sum(row[number] for row in rows) for number in range(1, 8)}
    assert set(sorted(means, key=means.__getitem__)[:2]) == {3, 7}


@pytest.mark.parametrize(("criterion", "count"), published.FULL_MARKS.items())
def test_how_many_did_all_of_it(demo: object, criterion: str, count: int) -> None:
    assert full_marks(criterion) == count


@pytest.mark.parametrize("criterion", published.FULL_MARKS_BY_ALL)
def test_all_23_did_all_of_it(demo: object, criterion: str) -> None:
    assert full_marks(criterion) == 23


@pytest.mark.parametrize("criterion", published.DONE_BY_ALL_IN_PART)
def test_all_23_did_some_of_it(demo: object, criterion: str) -> None:
    assert len([mark for mark in marks(criterion) if mark.points > 0]) == 23


def test_one_dossier_came_online(demo: object) -> None:
    """One of 45.757: 1 in some 2.000 of one commune, against a target of 10 %."""
    online = [mark.points for mark in marks("3.5") if mark.points]
    assert len(online) == 1
    assert Decimal("0.005") < online[0] < Decimal("0.03")


def test_most_dossiers_were_in_time(demo: object) -> None:
    """99,79 % over all communes, 102 late: most are in the first tier, nobody below 98 %."""
    tiers = Counter(mark.points for mark in marks("3.4.1"))
    assert set(tiers) == {Decimal(4), Decimal(3)}
    assert tiers[Decimal(4)] >= 15


def test_no_proposals_to_simplify_were_adopted(demo: object) -> None:
    assert max(mark.points for mark in marks("3.1.2")) < 1


def test_disbursement_is_93_5_percent_over_all(demo: object) -> None:
    """Within what the tiers allow: from 95, 80, 60, 0 % of the capital, up to 100, 95, 80, 60 %."""
    tiers = {Decimal("1.5"): (95, 100), Decimal(1): (80, 95), Decimal("0.5"): (60, 80), Decimal(0): (0, 60)}
    spans = [tiers[mark.points] for mark in marks("6.5") if mark.points is not None]
    assert sum(low for low, _ in spans) / len(spans) < 93.5 < sum(high for _, high in spans) / len(spans)


def test_the_authority_itself(demo: dict[str, Results]) -> None:
    result = demo["2021"].overview["authority_result"]
    assert result == {
        "index": "83.3",
        "previous_index": "63.19",
        "change": "20.11",  # the report prints 19,69
        "rank": 6,
        "ranked": 12,
        "peers": "huyện, thị xã, thành phố trên địa bàn tỉnh",
        "domains_at_least": "70",
        "band": published.GOOD,
    }
    before = demo["2020"].overview["authority_result"]
    assert before is not None
    assert before["index"] == "63.19"


def test_classes_of_2020(demo: dict[str, Results]) -> None:
    assert Counter(unit["band"] for unit in demo["2020"].units) == published.COUNTS_2020
    counts = demo["2021"].overview["previous_band_counts"] or {}
    assert {band: count for band, count in counts.items() if count} == published.COUNTS_2020


def test_everybody_scored_lower_in_2020(demo: dict[str, Results]) -> None:
    before, after = percents(demo["2020"]), percents(demo["2021"])
    assert all(after[name] - before[name] > 5 for name in after)


def test_no_value_lies_on_a_threshold_or_looks_like_it(demo: dict[str, Results]) -> None:
    assert not [unit["notices"] for slug in ("2020", "2021") for unit in demo[slug].units if unit["notices"]]
    values = [
        *percents(demo["2021"]).values(),
        *(p for d in domain_percents(demo["2021"]).values() for p in d.values()),
    ]
    assert min(abs(value - edge) for value in values for edge in (50, 65, 70, 80, 90)) > Decimal("0.02")


def test_2022_is_open_and_partly_entered(demo: dict[str, Results]) -> None:
    missing = [unit["missing"] for unit in demo["2022"].units]
    assert demo["2022"].is_provisional
    assert Counter(0 if not n else 2 if n == 62 else 1 for n in missing) == {0: 9, 1: 9, 2: 5}


def test_only_2020_and_2021_are_published(demo: dict[str, Results]) -> None:
    assert [slug for slug in sorted(demo) if demo[slug].publication] == ["2020", "2021"]


def test_frozen_scores_are_the_recorded_ones(in_2021: Results) -> None:
    frozen = unit_scores(in_2021, Round.objects.get(slug="2021"), "ha-ky")
    assert len(frozen) == 62
    assert frozen["3.7"] == "na"


def test_everything_says_that_it_is_a_sample(demo: dict[str, Results]) -> None:
    for results in demo.values():
        assert results.overview["round"]["is_sample"]
        assert results.overview["criteria_set"]["is_sample"]
