"""The event log is checked from end to end, and the first event that is not as it was written is named."""

import datetime
import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from scoring.models import Action, Event, Round, ScoreChange
from scoring.services import verification
from scoring.services.log import event_hash, write_event
from scoring.services.verification import Fault, verify
from scoring.triggers import TABLES, create_triggers, drop_triggers
from tests.factories import make_round, make_set, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    """Five events: the round opened, then four times scores."""
    round_ = make_round(2)
    for text in ("1", "2", "3.5", "na"):
        record(round_, {"u2021-0001": {"1.1": text if text != "na" else "4"}, "u2021-0002": {"1.2": text[:1] and "5"}})
    return round_


def sql(statement: str, *values: str | int | None) -> None:
    """What somebody with the password of the database could do."""
    drop_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    create_triggers(connection)


def event(number: int) -> Event:
    return Event.objects.order_by("pk")[number - 1]


def broken() -> tuple[int, Fault]:
    """Position in the log (from 1) and fault of the first broken event."""
    found = verify().broken
    assert found is not None
    return Event.objects.filter(pk__lte=found.number).count(), found.fault


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("verify_events", *arguments, stdout=out)
    return out.getvalue()


def test_an_intact_log_is_counted(round_):
    found = verify()
    assert (found.events, found.changes, found.broken) == (Event.objects.count(), ScoreChange.objects.count(), None)
    assert found.end == Event.objects.order_by("-pk").values_list("hash", flat=True).first()
    assert run().startswith(f"ok: {found.events} sự kiện, {found.changes} thay đổi điểm\nMã băm cuối: {found.end}")


def test_an_empty_log_is_in_order():
    assert (verify().events, verify().end) == (0, "")
    assert run() == "ok: 0 sự kiện, 0 thay đổi điểm\n"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "round.published"),
        ("actor_id", None),
        ("round_id", None),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("payload", '{"layer":"final","reason":"khác"}'),
        ("hash", "0" * 64),
    ],
)
def test_changed_content(round_, people, column, value):
    with transaction.atomic():
        write_event(actor=people.office, action=Action.NOTED, round_=round_, payload={"layer": "final"})
    last = Event.objects.count()
    sql(f"UPDATE scoring_event SET {column} = %s WHERE id = %s", value, event(last).pk)
    assert broken() == (last, Fault.CONTENT)


def test_another_place_or_criterion_is_changed_content(round_):
    place = round_.members.first().pk
    sql("UPDATE scoring_event SET place_id = %s WHERE id = %s", place, event(1).pk)
    assert broken() == (1, Fault.CONTENT)


def test_the_first_of_several_is_named(round_):
    sql("UPDATE scoring_event SET action = 'x' WHERE id IN (%s, %s)", event(3).pk, event(5).pk)
    assert broken() == (3, Fault.CONTENT)


@pytest.mark.parametrize(("column", "value"), [("new", "9"), ("old", "9"), ("layer", "self")])
def test_a_changed_score_change(round_, column, value):
    change = ScoreChange.objects.filter(event=event(3)).first()
    sql(f"UPDATE scoring_scorechange SET {column} = %s WHERE id = %s", value, change.pk)
    assert broken() == (3, Fault.CHANGES)


def test_a_removed_score_change(round_):
    sql("DELETE FROM scoring_scorechange WHERE event_id = %s", event(2).pk)
    assert broken() == (2, Fault.CHANGES)


def test_an_added_score_change(round_):
    place, criterion = ScoreChange.objects.values_list("round_unit_id", "criterion_id").first()
    columns = "(event_id, round_unit_id, criterion_id, layer, old, new)"
    sql(
        f"INSERT INTO scoring_scorechange {columns} VALUES (%s, %s, %s, 'final', '', '1')",
        event(1).pk,
        place,
        criterion,
    )
    assert broken() == (1, Fault.CHANGES)


def test_the_digest_of_the_changes(round_):
    sql("UPDATE scoring_event SET changes_digest = %s WHERE id = %s", "0" * 64, event(2).pk)
    assert broken() == (2, Fault.DIGEST)


def test_the_link_to_the_event_before(round_):
    sql("UPDATE scoring_event SET previous_hash = %s WHERE id = %s", "0" * 64, event(4).pk)
    assert broken() == (4, Fault.LINK)


def test_a_missing_event_is_seen_at_the_next_one(round_):
    gone = event(3).pk
    sql("DELETE FROM scoring_scorechange WHERE event_id = %s", gone)
    sql("DELETE FROM scoring_event WHERE id = %s", gone)
    assert broken() == (3, Fault.MISSING)


def test_the_first_event_is_missed_too(round_):
    sql("DELETE FROM scoring_event WHERE id = %s", event(1).pk)
    assert broken() == (1, Fault.MISSING)


def test_an_event_written_anew_with_a_right_hash_is_seen_at_the_next_one(round_):
    forged = event(2)
    forged.payload = {"reason": "khác"}
    sql(
        "UPDATE scoring_event SET payload = %s, hash = %s WHERE id = %s",
        '{"reason": "khác"}', event_hash(forged), forged.pk,
    )  # fmt: skip
    assert broken() == (3, Fault.MISSING)


def test_what_cannot_be_read_is_named(round_):
    if connection.vendor != "sqlite":
        return  # PostgreSQL keeps no such value
    number = event(3).pk
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
    sql("UPDATE scoring_event SET payload = '{' WHERE id = %s", number)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    found = verify().broken
    assert found is not None
    assert (found.number, found.fault) == (number, Fault.UNREADABLE)
    with pytest.raises(CommandError, match=f"Sự kiện số {number}: dữ liệu không đọc được"):
        run()


def test_the_end_of_the_chain_is_only_seen_by_what_was_noted(round_):
    end = verify().end
    last = event(5).pk
    sql("DELETE FROM scoring_scorechange WHERE event_id = %s", last)
    sql("DELETE FROM scoring_event WHERE id = %s", last)
    assert verify().broken is None
    assert "bị cắt bỏ hay viết thêm ở cuối chuỗi chỉ thấy được khi đối chiếu" in run()
    with pytest.raises(CommandError, match="các sự kiện cuối đã bị cắt bỏ hoặc viết lại"):
        run("--noted", end)


def test_what_was_noted_stays_in_a_chain_that_goes_on(round_):
    end = verify().end
    record(round_, {"u2021-0001": {"1.1": "7"}})
    assert run("--noted", end.upper()).startswith("ok: ")


def test_the_command_says_number_time_and_what(round_):
    sql("UPDATE scoring_scorechange SET new = '9' WHERE event_id = %s", event(2).pk)
    with pytest.raises(CommandError) as caught:
        run()
    assert str(caught.value).startswith(f"Sự kiện số {event(2).pk} (Ghi điểm, ")
    assert str(caught.value).endswith("các thay đổi điểm đã bị sửa, xóa hoặc thêm.")
    assert caught.value.returncode == 1


def test_one_round(round_):
    other = make_round(1, year=2022, criteria_set=make_set(code="bo-2"))
    record(other, {"u2022-0001": {"1.1": "5"}})
    found = verify(other)
    assert (found.events, found.changes) == (2, 1)
    assert run("--round", "2022").startswith("ok: 2 sự kiện, 1 thay đổi điểm")
    sql("UPDATE scoring_scorechange SET new = '9' WHERE event_id = %s", event(2).pk)
    assert verify(other).broken is None
    assert verify(round_).broken is not None
    with pytest.raises(CommandError, match="Không có kỳ đánh giá “2019”"):
        run("--round", "2019")


def test_it_reads_in_batches(round_, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(verification, "BATCH", 2)
    assert verify().broken is None
    with django_assert_num_queries(3):
        verify()


def test_an_event_hashes_alike_on_every_database(round_):
    """The very hash: what one database wrote is verified on another."""
    day = datetime.datetime(2022, 3, 5, 7, 30, 0, 120, tzinfo=datetime.UTC)
    payload = {
        "điểm": "1.50",
        "số": 1.5,
        "lớn": 12345678901234567890,
        "không": None,
        "ngày": "2022-03-05",
        "z": [1, "a"],
    }
    made = Event(at=day, action=Action.NOTED, payload=payload, previous_hash="")
    made.hash = event_hash(made)
    sql("DELETE FROM scoring_scorechange")
    sql("DELETE FROM scoring_event")
    made.save()
    assert made.hash == "d3ea47e6ceef4957c19567712c4d73d9f71e29698e877c2b4fd8acdeda97b4bb"
    assert event_hash(Event.objects.get(pk=made.pk)) == made.hash
    assert verify().broken is None
    assert timezone.is_aware(Event.objects.get(pk=made.pk).at)
    assert Decimal(Event.objects.get(pk=made.pk).payload["điểm"]) == Decimal("1.50")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses(round_, table, statement):
    if statement.startswith("TRUNCATE") and connection.vendor != "postgresql":
        return  # SQLite has none
    if not statement.startswith("TRUNCATE") and table not in {"scoring_event", "scoring_scorechange"}:
        return  # a trigger for each row needs a row
    connection.check_constraints()  # PostgreSQL empties no table while checks of its rows are outstanding
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
