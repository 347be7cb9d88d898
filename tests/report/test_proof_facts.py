"""Published results as the facts of the figures check."""

from decimal import Decimal

import pytest

from scoring.checking.check import check
from scoring.checking.shape import Passage
from scoring.report.proof.facts import facts_of
from scoring.results.source import results_of
from tests.report.sample import make_published_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    return facts_of(results_of(make_published_round()))


def test_classes_groups_and_who_is_held_back(facts):
    members = {fact.label: (fact.names, fact.previous) for fact in facts.classes}
    assert members == {
        "Hoàn thành xuất sắc nhiệm vụ": ((), 0),
        "Hoàn thành tốt nhiệm vụ": (("Quang Khải", "Tái Sơn"), 0),
        "Hoàn thành nhiệm vụ": (("Tứ Kỳ", "Văn Tố", "Hưng Đạo", "Chí Minh"), 0),
        "Không hoàn thành nhiệm vụ": ((), 6),
    }
    assert facts.held_back["Hoàn thành nhiệm vụ"] == ("Tứ Kỳ", "Văn Tố")
    assert [len(group.names) for group in facts.groups] == [0, 4, 2, 0]


def test_names_authority_and_thresholds(facts):
    assert (facts.year, facts.authority, facts.units["Tứ Kỳ"]) == (2021, "huyện Tứ Kỳ", "thị trấn")
    assert (facts.index, facts.previous_index, facts.rank, facts.ranked) == (
        Decimal("83.30"),
        Decimal("63.19"),
        6,
        12,
    )
    assert facts.authority_class == "Hoàn thành tốt nhiệm vụ"
    assert facts.ranks["Tái Sơn"] == 3
    assert {fact.percent for fact in facts.thresholds if fact.of == "domain"} == {80, 70, 50}
    assert len(facts.domains) == 7
    assert len(facts.weakest) == 2


def test_heads_rated_apart_are_facts_of_their_own(facts):
    heads = {fact.label: fact.names for fact in facts.heads}
    assert heads["Không hoàn thành nhiệm vụ"] == ("Chí Minh",)


def test_a_text_is_held_against_them(facts):
    text = "Có 03/6 xã, thị trấn đạt mức Hoàn thành tốt nhiệm vụ. Thị trấn Tứ Kỳ xếp thứ 2."
    assert [found.claim for found in check([Passage("a", "", text)], facts)] == ["03"]
