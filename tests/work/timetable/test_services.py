"""Setting a timetable, and giving more time."""

import datetime

import pytest
from django.db.utils import Error

from scoring.models import Action, Event, Layer, RoundUnit, StageExtension, StageWindow
from scoring.rules.stages import Stage, StageState, Window
from scoring.selectors.gate import ask_of, gate_of
from scoring.selectors.timetable import earlier_timetable, edition_of, timetable_of
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.log import is_intact
from scoring.services.publishing import publish
from scoring.services.timetable import MoreTime, extend_stage, set_timetable
from tests.factories import make_round, make_set, record_all
from tests.work.timetable.days import day, give_timetable, window

pytestmark = pytest.mark.django_db

SELF, SURVEY = Stage.SELF_SCORING, Stage.SURVEY


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def place(round_, unit):
    return RoundUnit.objects.select_related("unit").get(round=round_, unit=unit)


def more(until, *, since=0, stage=SELF, places=None, reason="Mạng hỏng do bão"):
    return MoreTime(stage, day(since), day(until), reason, places)


def refusal(act, **kwargs):
    with pytest.raises(RefusedError) as caught:
        act(**kwargs)
    return caught.value.messages[0]


def test_a_timetable_is_set_replaced_and_logged(people, round_):
    set_timetable(actor=people.office, round_=round_, windows=[window(SURVEY, 0, None), window(SELF, -5, 3)])
    assert [each.stage for each in StageWindow.objects.filter(round=round_).order_by("pk")] == [SELF, SURVEY]
    set_timetable(actor=people.office, round_=round_, windows=[window(SELF, -5, 6)])
    assert timetable_of(round_).windows == (window(SELF, -5, 6),)
    first, second = Event.objects.filter(action=Action.TIMETABLE_SET).order_by("pk")
    assert first.payload["old"] == {}
    assert second.payload["old"]["survey"] == [day(0).isoformat(), None]
    assert second.payload["new"] == {"self_scoring": [day(-5).isoformat(), day(6).isoformat()]}
    assert second.actor == people.office
    assert is_intact(second)


def test_the_same_timetable_again_changes_and_logs_nothing(people, round_):
    for _time in range(2):
        set_timetable(actor=people.office, round_=round_, windows=[window(SELF, -5, 3)])
    assert Event.objects.filter(action=Action.TIMETABLE_SET).count() == 1


def test_no_windows_leave_every_stage_open(people, round_):
    give_timetable(round_, survey=(5, 9))
    set_timetable(actor=people.office, round_=round_, windows=[])
    assert gate_of(people.office, round_).stage_refusal([SELF]) is None


@pytest.mark.parametrize("who", ["appraiser", "leader", "official", "stranger", "disabled"])
def test_only_the_office_sets_it(people, round_, who):
    actor = getattr(people, who)
    with pytest.raises(NotAllowedError):
        set_timetable(actor=actor, round_=round_, windows=[])
    give_timetable(round_, self_scoring=(-5, 3))
    with pytest.raises(NotAllowedError):
        extend_stage(actor=actor, round_=round_, more=more(9))
    assert not StageExtension.objects.exists()


def test_a_timetable_changed_meanwhile_is_not_overwritten(people, round_):
    seen = edition_of(timetable_of(round_).windows)
    give_timetable(round_, self_scoring=(-5, 3))
    message = refusal(set_timetable, actor=people.office, round_=round_, windows=[], edition=seen)
    assert "người khác sửa" in message
    assert timetable_of(round_).is_set


def test_what_makes_no_timetable_is_refused(people, round_):
    backwards = refusal(set_timetable, actor=people.office, round_=round_, windows=[window(SELF, 3, 2)])
    assert backwards == "Giai đoạn Tự chấm điểm: ngày kết thúc phải sau hoặc trùng ngày bắt đầu."
    twice = refusal(set_timetable, actor=people.office, round_=round_, windows=[window(SELF, 1, 2), window(SELF, 3, 4)])
    assert "hai dòng" in twice
    assert not StageWindow.objects.exists()


def test_a_published_round_keeps_its_timetable(people, round_):
    give_timetable(round_, self_scoring=(-5, 3))
    StageWindow.objects.all().delete()
    record_all(round_)
    publish(actor=None, round_=round_)
    assert "đã công bố" in refusal(set_timetable, actor=people.office, round_=round_, windows=[])
    assert "đã công bố" in refusal(extend_stage, actor=people.office, round_=round_, more=more(9))


def test_more_time_for_one_unit_opens_its_stage_alone(people, round_):
    give_timetable(round_, self_scoring=(-9, -2))
    own = place(round_, people.commune)
    extend_stage(actor=people.office, round_=round_, more=more(2, places=[own]))
    timetable = timetable_of(round_)
    assert timetable.state(SELF, day(0), own.pk) is StageState.OPEN
    assert timetable.state(SELF, day(0), place(round_, people.other_commune).pk) is StageState.CLOSED
    assert timetable.last_day(SELF, own.pk) == day(2)
    domain = round_.criteria_set.domains.first()
    ask = ask_of(own, domain.pk, "appraisal")
    assert gate_of(people.official, round_).may_write(Layer.SELF, ask)


def test_each_unit_has_an_event_of_its_own(people, round_):
    give_timetable(round_, self_scoring=(-9, -2))
    places = [place(round_, people.commune), place(round_, people.other_commune)]
    extend_stage(actor=people.office, round_=round_, more=more(2, places=[*places, places[0]]))
    events = Event.objects.filter(action=Action.STAGE_EXTENDED).order_by("pk")
    assert [event.place for event in events] == places
    assert events[0].payload == {
        "stage": "self_scoring",
        "since": day(0).isoformat(),
        "until": day(2).isoformat(),
        "reason": "Mạng hỏng do bão",
    }


def test_more_time_for_all(people, round_):
    give_timetable(round_, self_scoring=(-9, -2))
    (row,) = extend_stage(actor=people.office, round_=round_, more=more(2))
    assert row.place is None
    assert row.by == people.office
    assert timetable_of(round_).is_open(SELF, day(0), place(round_, people.commune).pk)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"reason": "  "}, "Hãy ghi lý do gia hạn."),
        ({"places": []}, "Hãy chọn đơn vị được gia hạn, hoặc chọn tất cả đơn vị."),
        ({"since": 5, "until": 4}, "Ngày kết thúc gia hạn phải sau hoặc trùng ngày bắt đầu."),
        ({"since": -9, "until": -1}, "đã qua"),
        ({"until": 3}, "Tất cả đơn vị: giai đoạn Tự chấm điểm đã có hạn đến"),
        ({"stage": SURVEY}, "Giai đoạn Điều tra xã hội học không có hạn cuối"),
        ({"stage": Stage.APPROVAL}, "Giai đoạn Phê duyệt không có hạn cuối"),
    ],
)
def test_more_time_that_gives_nothing_is_refused(people, round_, asked, expected):
    give_timetable(round_, self_scoring=(-5, 3), survey=(0, None))
    wanted = more(**{"until": 9, **asked})
    assert expected in refusal(extend_stage, actor=people.office, round_=round_, more=wanted)
    assert not StageExtension.objects.exists()


def test_a_unit_that_already_has_as_much_is_named_and_nobody_gets_more(people, round_):
    give_timetable(round_, self_scoring=(-5, 3))
    own, other = place(round_, people.commune), place(round_, people.other_commune)
    extend_stage(actor=people.office, round_=round_, more=more(9, places=[own]))
    message = refusal(extend_stage, actor=people.office, round_=round_, more=more(7, places=[other, own]))
    assert message.startswith(own.unit.full_name)
    assert StageExtension.objects.count() == 1


def test_a_unit_of_another_round_is_refused(people, round_):
    give_timetable(round_, self_scoring=(-5, 3))
    elsewhere = make_round(1, year=2019, criteria_set=make_set(code="khac")).members.first()
    with pytest.raises(NotAllowedError):
        extend_stage(actor=people.office, round_=round_, more=more(9, places=[elsewhere]))


def test_an_extension_stays_as_it_was_given(people, round_):
    give_timetable(round_, self_scoring=(-5, 3))
    (row,) = extend_stage(actor=people.office, round_=round_, more=more(9))
    with pytest.raises(Error):
        StageExtension.objects.filter(pk=row.pk)._raw_delete("default")


def test_the_year_before_proposes_a_timetable(people, round_):
    older = make_round(1, year=2019, criteria_set=make_set(code="khac"), authority=people.authority)
    set_timetable(actor=None, round_=older, windows=[Window(SELF, datetime.date(2020, 2, 29), None)])
    found = earlier_timetable(round_)
    assert found is not None
    source, windows = found
    assert source == older
    assert windows == [Window(SELF, datetime.date(2022, 2, 28), None)]
    assert earlier_timetable(older) is None
