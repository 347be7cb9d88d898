"""Tasks of a remedy plan: who may write them, when, what is refused, and what the log keeps."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scoring.models import Action, Criterion, Event, RemedyState, RemedyTask
from scoring.selectors.remedy import is_overdue, overdue, plan_of, remedy_counts
from scoring.services import remedy
from scoring.services.errors import ConflictError, NotAllowedError, RefusedError
from scoring.services.remedy import add_task, change_task, drop_task
from tests.factories import make_set
from tests.work.acts import place_of
from tests.work.remedy.planning import DUE, plan, words

pytestmark = pytest.mark.django_db


def test_a_task_with_its_event(people, round_):
    criterion = Criterion.objects.get(code="2.1")
    row = plan(people, round_, criterion=criterion)
    event = Event.objects.filter(action=Action.REMEDY_CHANGED).get()
    assert (row.state, row.version, row.updated_by) == (RemedyState.PLANNED, 1, people.official)
    assert (event.place, event.criterion, event.actor) == (place_of(round_), criterion, people.official)
    assert event.payload == {
        "number": row.pk,
        "act": "added",
        "task": "Số hóa hồ sơ",
        "person": "Nguyễn Văn A",
        "due_on": "2022-06-30",
        "state": "planned",
        "done_on": None,
        "criterion": "2.1",
    }


@pytest.mark.parametrize("who", ["other_official", "office", "administrator", "leader", "appraiser", "stranger"])
def test_only_officials_of_the_unit_write(people, round_, who):
    row = plan(people, round_)
    actor = getattr(people, who)
    with pytest.raises(NotAllowedError):
        add_task(actor=actor, place=place_of(round_), words=words(task="Khác"))
    with pytest.raises(NotAllowedError):
        change_task(actor=actor, task=row, words=words(task="Khác"), version=1)
    with pytest.raises(NotAllowedError):
        drop_task(actor=actor, task=row, why="Thừa", version=1)
    assert [task.task for task in RemedyTask.objects.all()] == ["Số hóa hồ sơ"]


def test_the_command_line_may(people, round_):
    assert add_task(actor=None, place=place_of(round_), words=words()).updated_by is None


def test_not_before_the_result_is_published(people, open_round):
    with pytest.raises(RefusedError, match="chưa công bố"):
        plan(people, open_round)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"task": " "}, "Hãy ghi nhiệm vụ"),
        ({"person": " "}, "Hãy ghi người phụ trách"),
        ({"due_on": datetime.date(2020, 12, 31)}, "từ 01/01/2021 đến 31/12/2026"),
        ({"due_on": datetime.date(2027, 1, 1)}, "từ 01/01/2021 đến 31/12/2026"),
        ({"state": "done", "done_on": datetime.date(2020, 12, 31)}, "Ngày hoàn thành"),
        ({"state": "done", "done_on": datetime.date(2999, 1, 1)}, "Ngày hoàn thành"),
    ],
)
def test_nonsense_is_refused(people, round_, changes, message):
    with pytest.raises(RefusedError, match=message):
        plan(people, round_, **changes)
    assert not RemedyTask.objects.exists()
    assert not Event.objects.filter(action=Action.REMEDY_CHANGED).exists()


def test_a_criterion_of_another_set_is_refused(people, round_):
    other = make_set(code="khac").criteria.first()
    with pytest.raises(RefusedError, match="không thuộc bộ tiêu chí"):
        plan(people, round_, criterion=other)


def test_a_button_pressed_twice(people, round_):
    plan(people, round_)
    with pytest.raises(RefusedError, match="đã có nhiệm vụ này"):
        plan(people, round_)


def test_a_full_plan(people, round_, monkeypatch):
    monkeypatch.setattr(remedy, "MOST_TASKS", 1)
    plan(people, round_)
    with pytest.raises(RefusedError, match="đã có 1 nhiệm vụ"):
        plan(people, round_, task="Khác")


def test_done_has_its_day_and_loses_it_again(people, round_):
    row = plan(people, round_)
    row = change_task(actor=people.official, task=row, words=words(state="done"), version=1)
    assert row.done_on == timezone.localdate()
    day = datetime.date(2022, 5, 4)
    row = change_task(actor=people.official, task=row, words=words(state="done", done_on=day), version=2)
    assert row.done_on == day
    row = change_task(actor=people.official, task=row, words=words(state="doing"), version=3)
    assert (row.done_on, row.version) == (None, 4)


def test_a_change_keeps_what_was(people, round_):
    row = plan(people, round_)
    change_task(actor=people.official, task=row, words=words(state="doing"), version=1)
    payload = Event.objects.filter(action=Action.REMEDY_CHANGED).latest("pk").payload
    assert (payload["act"], payload["state"], payload["old"]["state"]) == ("changed", "doing", "planned")


def test_the_same_words_change_nothing(people, round_):
    row = plan(people, round_)
    assert change_task(actor=people.official, task=row, words=words(), version=1).version == 1
    assert Event.objects.filter(action=Action.REMEDY_CHANGED).count() == 1


def test_a_stale_change_is_a_conflict(people, round_):
    row = plan(people, round_)
    change_task(actor=people.official, task=row, words=words(state="doing"), version=1)
    with pytest.raises(ConflictError, match="Can-Bo đã sửa nhiệm vụ này lúc"):
        change_task(actor=people.official, task=row, words=words(person="Trần Thị B"), version=1)
    with pytest.raises(ConflictError):
        drop_task(actor=people.official, task=row, why="Thừa", version=1)
    row.refresh_from_db()
    assert (row.person, row.state) == ("Nguyễn Văn A", "doing")


def test_taken_out_with_a_reason(people, round_):
    row = plan(people, round_)
    with pytest.raises(RefusedError, match="lý do"):
        drop_task(actor=people.official, task=row, why=" ", version=1)
    drop_task(actor=people.official, task=row, why="Trùng", version=1)
    assert not RemedyTask.objects.exists()
    payload = Event.objects.filter(action=Action.REMEDY_CHANGED).latest("pk").payload
    assert (payload["act"], payload["reason"], payload["task"]) == ("removed", "Trùng", "Số hóa hồ sơ")
    gone = RemedyTask(pk=payload["number"], round_unit=place_of(round_))
    with pytest.raises(RefusedError, match="đã được bỏ"):
        change_task(actor=people.official, task=gone, words=words(), version=1)


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (DUE + datetime.timedelta(1), True)])
@pytest.mark.parametrize("state", ["planned", "doing", "done"])
def test_overdue_from_the_day_after_and_never_when_done(people, round_, day, late, state):
    row = plan(people, round_, state=state)
    expected = late and state != "done"
    assert is_overdue(row, day) is expected
    assert RemedyTask.objects.filter(overdue(day)).exists() is expected


def test_counts_of_a_round_in_one_query(people, round_):
    plan(people, round_)
    plan(people, round_, task="Hai", state="doing")
    plan(people, round_, task="Ba", state="done")
    plan(people, round_, "xa-2", "other_official", due_on=datetime.date(2026, 1, 1))
    with CaptureQueriesContext(connection) as queries:
        counts = remedy_counts(round_, datetime.date(2023, 1, 1))
    assert len(queries) == 1
    assert (counts.tasks, counts.planned, counts.doing, counts.done) == (4, 2, 1, 1)
    assert (counts.overdue, counts.units, counts.units_overdue) == (2, 2, 1)


def test_the_plan_stands_by_day(people, round_):
    plan(people, round_, task="Sau", due_on=datetime.date(2023, 1, 1))
    plan(people, round_, task="Trước")
    assert [task.task for task in plan_of(place_of(round_))] == ["Trước", "Sau"]
