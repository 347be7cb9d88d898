"""Geometry of the charts, and what they say to whom sees no drawing."""

from decimal import Decimal

import pytest
from django.template import Context, Template

from scoring.presenters.badges import Badge
from scoring.presenters.charts.distribution import distribution
from scoring.presenters.charts.rank_range import rank_range
from scoring.presenters.charts.trend import trend_line
from scoring.presenters.explained.firmness import FirmnessView
from scoring.presenters.groups import range_words
from scoring.presenters.summary import ClassCount
from scoring.results.levels import heat
from scoring.rules.summary import Group


def band(floor, *, inclusive=True):
    return {"domain_floor": None if floor is None else {"percent": floor, "inclusive": inclusive}}


FOUR = [band("80"), band("70"), band("50"), band(None)]


@pytest.mark.parametrize(
    ("percent", "tint", "mark"),
    [
        ("100", 0, ""),
        ("80", 0, ""),
        ("79.996", 1, "▾"),  # shown as 80,00, and yet below
        ("70", 1, "▾"),
        ("69.99", 2, "▾▾"),
        ("50", 2, "▾▾"),
        ("49.9", 3, "▾▾▾"),
    ],
)
def test_a_level_is_the_number_of_floors_missed(percent, tint, mark):
    level = heat(FOUR).of(percent)
    assert (level.tint, level.mark) == (tint, mark)


def test_levels_say_their_range():
    assert [level.words for level in heat(FOUR).levels] == ["từ 80%", "từ 70%", "từ 50%", "dưới 50%"]
    strict = heat([band("80", inclusive=False), band(None)])
    assert [level.words for level in strict.levels] == ["trên 80%", "từ 80% trở xuống"]
    assert strict.of("80").tint == 3


def test_no_level_without_percentage_or_floors():
    assert heat(FOUR).of(None) is None
    assert heat([band(None)]).of("80") is None
    assert heat([band(None)]).levels == []


def test_more_floors_than_tints_keep_their_marks():
    many = heat([band(str(floor)) for floor in (90, 80, 70, 60, 50)])
    assert [level.tint for level in many.levels] == [0, 1, 2, 2, 2, 3]
    assert len({level.mark for level in many.levels}) == 6


def count(now, before, label="Tốt"):
    return ClassCount(Badge(label, label, label, "good"), now, before)


def test_bars_of_a_distribution_share_one_scale():
    rows = distribution([count(3, 0), count(6, 12), count(0, 0)])
    assert [(row.width, row.width_before, row.change) for row in rows] == [
        ("25", "0", "+3"),
        ("50", "100", "−6"),
        ("0", "0", "0"),
    ]


def test_no_distribution_against_an_unknown_year():
    assert distribution([count(3, None)]) == []
    assert distribution([]) == []
    assert [row.width for row in distribution([count(0, 0)])] == ["0"]


def test_a_trend_stands_between_whole_tens():
    line = trend_line([(2021, Decimal("83.30")), (2019, Decimal(60)), (2020, Decimal("63.19"))])
    assert [rule.label for rule in line.rules] == ["90%", "60%"]
    assert [(dot.year, dot.label) for dot in line.dots] == [(2019, "60,00%"), (2020, "63,19%"), (2021, "83,30%")]
    left, middle, right = line.dots
    assert (left.x, right.x, left.y) == (58, 278, 122)
    assert middle.x - left.x == right.x - middle.x
    assert left.y > middle.y > right.y > 24


def test_a_trend_needs_two_years_and_stands_a_level_one():
    assert trend_line([]) is None
    assert trend_line([(2021, Decimal(80))]) is None
    level = trend_line([(2020, Decimal(80)), (2021, Decimal(80))])
    assert [rule.label for rule in level.rules] == ["90%", "80%"]


def test_a_long_trend_labels_its_ends():
    line = trend_line((2000 + year, Decimal(50 + year)) for year in range(9))
    assert [dot.year for dot in line.dots if dot.is_labelled] == [2000, 2008]


def test_the_ranks_lie_within_the_box():
    whole = rank_range(1, 1, 23, 23)
    assert (whole.x, whole.width, whole.mark) == ("0", "100", "1.5")
    middle = rank_range(12, 12, 12, 23)
    assert (middle.x, middle.width, middle.mark) == ("48.5", "3", "50")
    assert rank_range(1, 1, 1, 1) is None


def draw(text, **context):
    return Template("{% load charts %}" + text).render(Context(context))


def test_charts_say_what_they_show():
    firmness = FirmnessView(16, 12, 17, "12–17", "80%", "1.000", "")
    drawn = draw("{% rank_range firmness 23 %}", firmness=firmness)
    assert "<title>Hạng 16, trong khoảng 12 đến 17 của 23 đơn vị.</title>" in drawn
    drawn = draw("{% distribution classes 2021 2020 %}", classes=[count(8, 5)])
    assert "<title>Tốt: năm 2021 có 8 đơn vị, năm 2020 có 5.</title>" in drawn
    assert "năm 2020: 5" in drawn
    assert not draw("{% distribution classes 2021 None %}", classes=[count(8, None)]).strip()
    assert not draw("{% trend years %}", years=[]).strip()


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (Group(Decimal(90), None, ()), "từ 90% trở lên"),
        (Group(Decimal(90), None, (), lower_inclusive=False), "trên 90%"),
        (Group(Decimal(80), Decimal(90), ()), "từ 80% đến dưới 90%"),
        (Group(Decimal(80), Decimal(90), (), upper_inclusive=True), "từ 80% đến 90%"),
        (Group(None, Decimal(65), ()), "dưới 65%"),
        (Group(None, Decimal(65), (), upper_inclusive=True), "từ 65% trở xuống"),
        (Group(None, None, ()), "mọi mức"),
    ],
)
def test_groups_say_their_range(group, words):
    assert range_words(group) == words
