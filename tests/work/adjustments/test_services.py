"""Bonus and penalty points: recorded by the office in their time, counted up to the caps, frozen with the result."""

import datetime
import json
from decimal import Decimal

import pytest

from scoring.models import Action, Adjustment, AdjustmentKind, Event, Layer, StageWindow, UnitResult
from scoring.results.source import current_results, live_results
from scoring.rules.stages import Stage
from scoring.selectors.outcomes import round_outcomes
from scoring.selectors.scheme import scheme_problem
from scoring.services.adjustments import drop_adjustment
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.publishing import drop_correction, open_correction, publish
from scoring.services.rounds import refuse_unusable
from tests.work.acts import place_of, proposed, window
from tests.work.adjustments.giving import give

pytestmark = pytest.mark.django_db

PENALTY = AdjustmentKind.PENALTY


def unit_of(results, code="xa-1"):
    return next(unit for unit in results.units if unit["code"] == code)


def test_it_moves_index_class_and_rank(people, round_):
    before = unit_of(live_results(round_))
    assert (before["percent"], before["band"], before["rank"]) == ("79", "completed", 2)
    assert "adjustment" not in before
    give(people, round_, "4")
    after = unit_of(live_results(round_))
    assert (after["percent"], after["band"], after["rank"]) == ("83", "good", 1)
    assert (after["points"], after["maximum"]) == ("79", "100")
    assert [domain["percent"] for domain in after["domains"]] == ["78", "80"]
    assert after["adjustment"] == {
        "scored_percent": "79",
        "bonus": "4",
        "penalty": "0",
        "lines": [{"kind": "bonus", "points": "4", "reason": "Sáng kiến được công nhận"}],
    }


def test_several_lines_count_up_to_the_cap(people, round_):
    give(people, round_, "3")
    give(people, round_, "4", reason="Giải thưởng")
    give(people, round_, "2", PENALTY, reason="Chậm báo cáo")
    unit = unit_of(live_results(round_))
    assert unit["percent"] == "82"
    assert (unit["adjustment"]["bonus"], unit["adjustment"]["penalty"], len(unit["adjustment"]["lines"])) == (
        "5",
        "2",
        3,
    )


def test_only_the_final_layer_counts_them(people, round_):
    give(people, round_, "4")
    place = place_of(round_).pk
    assert round_outcomes(round_).outcomes[place].composite.percent == 83
    assert round_outcomes(round_, Layer.SELF).adjustments == {}


def test_nothing_is_asked_where_nothing_counts(people, round_, django_assert_num_queries):
    give(people, round_)
    round_.scheme.bonus_cap = round_.scheme.penalty_cap = Decimal(0)
    round_.scheme.save()
    unit = unit_of(live_results(round_))
    assert unit["percent"] == "79"
    assert "adjustment" not in unit
    assert "caps" not in live_results(round_).overview["scheme"]


def test_each_act_has_its_event(people, round_):
    row = give(people, round_)
    drop_adjustment(actor=people.office, adjustment=row, why="Ghi nhầm đơn vị")
    events = Event.objects.filter(action=Action.ADJUSTED, place=place_of(round_)).order_by("pk")
    about = {"adjustment": row.pk, "kind": "bonus", "points": "1.5", "reason": "Sáng kiến được công nhận"}
    assert [event.payload for event in events] == [about, {**about, "removed": True, "why": "Ghi nhầm đơn vị"}]
    assert not Adjustment.objects.exists()


@pytest.mark.parametrize("who", ["leader", "appraiser", "official", "stranger", "disabled"])
def test_only_the_office_records(people, round_, who):
    row = give(people, round_)
    with pytest.raises(NotAllowedError):
        give(people, round_, "2", actor=who)
    with pytest.raises(NotAllowedError):
        drop_adjustment(actor=getattr(people, who), adjustment=row, why="x")
    assert Adjustment.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"points": "0"}, "lớn hơn 0"),
        ({"points": "-1"}, "lớn hơn 0"),
        ({"points": "NaN"}, "lớn hơn 0"),
        ({"points": "100.5"}, "không quá 100"),
        ({"reason": "  "}, "lý do"),
    ],
)
def test_what_makes_no_sense_is_refused(people, round_, wrong, says):
    with pytest.raises(RefusedError, match=says):
        give(people, round_, **wrong)
    assert not Adjustment.objects.exists()


def test_a_kind_that_the_scheme_does_not_count_is_refused(people, round_):
    round_.scheme.penalty_cap = Decimal(0)
    round_.scheme.save()
    with pytest.raises(RefusedError, match="không tính điểm trừ"):
        give(people, round_, kind=PENALTY)


def test_the_same_line_twice_is_a_button_pressed_twice(people, round_):
    give(people, round_)
    with pytest.raises(RefusedError, match="cùng lý do"):
        give(people, round_)
    row = Adjustment.objects.get()
    drop_adjustment(actor=people.office, adjustment=row, why="x")
    with pytest.raises(RefusedError, match="đã được bỏ"):
        drop_adjustment(actor=people.office, adjustment=row, why="x")


def test_dropping_needs_a_reason(people, round_):
    with pytest.raises(RefusedError, match="lý do bỏ"):
        drop_adjustment(actor=people.office, adjustment=give(people, round_), why=" ")


def test_it_has_its_time(people, round_):
    far = datetime.date(2100, 1, 1)
    window(round_, Stage.FINAL_APPRAISAL, far, None)
    with pytest.raises(RefusedError, match="Chưa đến giai đoạn Thẩm định"):
        give(people, round_)
    StageWindow.objects.all().delete()
    window(round_, Stage.FINAL_APPRAISAL, None, None)
    give(people, round_)


def test_it_stands_still_with_the_scores(people, round_):
    row = give(people, round_)
    proposed(round_, people)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        give(people, round_, "2")
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        drop_adjustment(actor=people.office, adjustment=row, why="x")


def test_it_is_frozen_and_corrected_with_the_result(people, round_):
    row = give(people, round_)
    first = publish(actor=None, round_=round_)
    frozen = json.loads(first.document)
    unit = next(unit for unit in frozen["units"] if unit["code"] == "xa-1")
    assert (unit["percent"], unit["adjustment"]["bonus"]) == ("80.5", "1.5")
    assert frozen["scheme"]["caps"] == {"bonus": "5", "penalty": "3"}
    with pytest.raises(RefusedError, match="đã công bố"):
        give(people, round_, "2")

    open_correction(actor=people.leader, round_=round_, reason="Sáng kiến không được công nhận")
    round_.refresh_from_db()
    drop_adjustment(actor=people.office, adjustment=row, why="Không được công nhận")
    with pytest.raises(RefusedError, match="Điểm đã thay đổi"):
        drop_correction(actor=people.leader, round_=round_)
    assert unit_of(current_results(round_))["percent"] == "80.5"  # in force until the next version
    publish(actor=None, round_=round_)
    assert unit_of(current_results(round_))["percent"] == "79"
    summaries = (
        UnitResult.objects.filter(code="xa-1").order_by("publication__version").values_list("summary", flat=True)
    )
    assert ["adjustment" in summary for summary in summaries] == [True, False]


def test_a_correction_that_leaves_them_alone_can_be_dropped(people, round_):
    give(people, round_)
    publish(actor=None, round_=round_)
    open_correction(actor=people.leader, round_=round_, reason="Kiểm tra lại")
    round_.refresh_from_db()
    drop_correction(actor=people.leader, round_=round_)


def test_a_cap_above_100_makes_the_scheme_unusable(round_):
    round_.scheme.penalty_cap = Decimal(101)
    assert scheme_problem(round_.scheme) == "Điểm thưởng, điểm trừ tối đa phải từ 0 đến 100 điểm."
    with pytest.raises(RefusedError, match="từ 0 đến 100"):
        refuse_unusable(round_.criteria_set, round_.scheme)
