"""Texts and coordinates."""

from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation

from scoring.presenters import figures
from scoring.presenters.badges import badges
from scoring.presenters.bars import Bar, bar, floors
from scoring.presenters.choices import choice


def bands(*floors_):
    return [
        {
            "code": f"b{place}",
            "label": f"Mức {place}",
            "short_label": f"M{place}",
            "head_label": "",
            "composite": None,
            "domain_floor": None if floor is None else {"percent": floor, "inclusive": True},
        }
        for place, floor in enumerate(floors_)
    ]


def test_bars():
    assert bar(None) is None
    assert bar("66.666666666666667") == Bar("66.67", low=False)
    assert bar(Decimal(100), low=True) == Bar("100", low=True)
    assert [(mark.x, mark.label) for mark in floors(bands("80", "70.5", "70.5", None))] == [
        ("70.5", "70,5%"),
        ("80", "80%"),
    ]


@pytest.mark.parametrize(
    ("count", "tones"),
    [
        (2, ["excellent", "not-completed"]),
        (4, ["excellent", "good", "completed", "not-completed"]),
        (5, ["excellent", "good", "completed", "completed", "not-completed"]),
    ],
)
def test_tones_go_from_best_to_worst(count, tones):
    assert [badge.tone for badge in badges(bands(*["50"] * count)).values()] == tones


def test_figures():
    assert figures.percent("83.3") == "83,30%"
    assert figures.percent(None) == "–"
    assert figures.risen("20.11") == "tăng 20,11 điểm phần trăm"
    assert figures.risen("-0.5") == "giảm 0,50 điểm phần trăm"
    assert figures.risen("0") == "không đổi"
    assert figures.climbed(2) == "tăng 2 bậc"
    assert figures.climbed(-1) == "giảm 1 bậc"
    assert figures.rank_text(3, 1) == "3 (đồng hạng)"
    assert figures.two_decimals(None) == "–"


def chosen(query):
    return choice(QueryDict(query), bands={"good": 1}, domains={1: 1, 2: 1})


def test_what_means_nothing_is_set_aside():
    assert chosen("tim=&loai=x&sap-xep=-x") == chosen("")
    assert chosen("sap-xep=linh-vuc-3") == chosen("")
    assert len(chosen(f"tim={'a' * 500}").text) == 100


def test_choices_survive_in_links():
    asked = chosen("tim=hang&loai=good&sap-xep=-linh-vuc-2")
    assert asked.query() == "?tim=hang&loai=good&sap-xep=-linh-vuc-2"
    assert asked.toggled("linh-vuc-2") == "?tim=hang&loai=good&sap-xep=linh-vuc-2"
    assert asked.toggled("ten") == "?tim=hang&loai=good&sap-xep=ten"
    assert chosen("sap-xep=ten").toggled("hang") == "?"
    assert chosen("").toggled("hang") == "?sap-xep=-hang"


def test_english_figures():
    with translation.override("en"):
        assert figures.percent("83.3") == "83.30%"
