"""Recording, publishing, correcting."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from scoring.marks import mark_from_text
from scoring.models import Event, Publication, Round, Score, ScoreChange, UnitResult
from scoring.models.append_only import AppendOnlyError
from scoring.results.canonical import sha256_of
from scoring.results.source import current_results
from scoring.rules.marks import Mark
from scoring.selectors.outcomes import round_outcomes
from scoring.services.errors import CellsRefusedError, ConflictError, NotAllowedError, RefusedError
from scoring.services.log import event_hash
from scoring.services.publishing import drop_correction, open_correction, publish
from scoring.services.rounds import open_round
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round, make_scheme, make_set, record, record_all
from tests.people import People

pytestmark = pytest.mark.django_db


def place(round_, code="u2021-0001"):
    return round_.members.get(unit__code=code).pk


def test_three_states_are_kept_apart():
    round_ = make_round(criteria_set=make_set({1: [10, 10, 10]}, na_policy="exclude"))
    record(round_, {"u2021-0001": {"1.1": "0", "1.2": "na"}})
    unit = current_results(round_).units[0]
    assert (unit["points"], unit["maximum"], unit["missing"]) == ("0", "10", 1)


def test_points_above_the_maximum_are_refused_and_nothing_is_written():
    round_ = make_round()
    with pytest.raises(CellsRefusedError) as caught:
        record(round_, {"u2021-0001": {"1.1": "5", "1.2": "20.5"}})
    assert caught.value.messages == ["Tiêu chí 1.2: điểm phải từ 0 đến 20."]
    assert not Score.objects.exists()
    assert Event.objects.count() == 1  # the opening


def test_unknown_criterion_is_named():
    with pytest.raises(CellsRefusedError, match=r"9\.9"):
        record(make_round(), {"u2021-0001": {"9.9": "1"}})


def test_a_stale_write_is_a_conflict():
    round_ = make_round()
    record(round_, {"u2021-0001": {"1.1": "5"}})
    cells = [Cell(place(round_), "1.1", Mark(Decimal(7)), based_on=0), Cell(place(round_), "1.2", Mark(Decimal(1)))]
    with pytest.raises(ConflictError) as caught:
        record_scores(actor=None, round_=round_, cells=cells)
    assert caught.value.conflicts[0].theirs == Mark(Decimal(5))
    assert Score.objects.get().points == 5


def test_unchanged_marks_write_no_event():
    round_ = make_round()
    record(round_, {"u2021-0001": {"1.1": "5"}})
    assert record(round_, {"u2021-0001": {"1.1": "5.0"}}) == 0
    assert ScoreChange.objects.count() == 1


def test_only_the_office_enters(people: People):
    round_ = make_round([people.commune], authority=people.authority)
    cells = [Cell(round_.members.get().pk, "1.1", Mark(Decimal(1)))]
    for person in (people.official, people.stranger, people.leader, people.appraiser, people.disabled):
        with pytest.raises(NotAllowedError):
            record_scores(actor=person, round_=round_, cells=cells)
    assert record_scores(actor=people.office, round_=round_, cells=cells) == 1


def test_a_set_that_does_not_add_up_cannot_be_used():
    criteria_set = make_set({1: [10, 10], 2: [80]})
    criteria_set.domains.filter(number=2).update(max_points=70)
    with pytest.raises(RefusedError) as caught:
        make_round(criteria_set=criteria_set)
    assert caught.value.messages == [
        "Bộ tiêu chí ghi tối đa 100 điểm nhưng các phần cộng lại được 90 điểm.",
        "Lĩnh vực 2 ghi tối đa 70 điểm nhưng các phần cộng lại được 80 điểm.",
    ]


def test_a_scheme_that_is_no_cascade_cannot_be_used():
    scheme = make_scheme()
    scheme.bands.filter(code="completed").update(composite_min=85)
    with pytest.raises(RefusedError, match="đòi hỏi cao hơn"):
        make_round()


def test_incomplete_rounds_are_not_published():
    round_ = make_round(2)
    record(round_, {"u2021-0001": {"1.1": "5"}})
    with pytest.raises(RefusedError, match="thiếu 2 tiêu chí"):
        publish(actor=None, round_=round_)
    assert not Publication.objects.exists()


def test_a_maximum_lowered_after_entry_stops_publication():
    round_ = make_round(1)
    record_all(round_, "1")
    leaves = {leaf.code: leaf for leaf in round_.criteria_set.criteria.all()}
    for code, points in (("1.1", 29), ("1.2", 21)):
        leaves[code].max_points = points
        leaves[code].save()
    with pytest.raises(RefusedError, match=r"tiêu chí 1\.1: điểm đã nhập cao hơn"):
        publish(actor=None, round_=round_)


def test_a_set_changed_so_that_it_does_not_add_up_stops_publication():
    round_ = make_round(1)
    record_all(round_)
    round_.criteria_set.criteria.filter(code="1.1").update(max_points=40)
    with pytest.raises(RefusedError, match="cộng lại"):
        publish(actor=None, round_=round_)


def published():
    round_ = make_round(3)
    record_all(round_)
    return round_, publish(actor=None, round_=round_)


def test_publication_freezes_rows_and_document():
    round_, publication = published()
    assert publication.version == 1
    assert sha256_of(publication.document) == publication.sha256
    assert UnitResult.objects.filter(publication=publication).count() == 3
    assert current_results(round_).units[0]["band"] == "good"


def test_published_scores_stand_still_until_a_correction_is_opened():
    round_, first = published()
    with pytest.raises(RefusedError, match="đính chính"):
        record(round_, {"u2021-0001": {"1.1": "30"}})
    with pytest.raises(RefusedError, match="lý do"):
        open_correction(actor=None, round_=round_, reason=" ")
    open_correction(actor=None, round_=round_, reason="Nhập sai tiêu chí 1.1")
    record(round_, {"u2021-0001": {"1.1": "30"}})
    assert current_results(round_).publication == first
    second = publish(actor=None, round_=round_)
    assert (second.version, second.reason) == (2, "Nhập sai tiêu chí 1.1")
    assert second.overview["previous_sha256"] == first.sha256
    assert current_results(round_).units[0]["points"] == "86"
    with pytest.raises(RefusedError):
        publish(actor=None, round_=round_)


def test_a_correction_that_corrects_nothing_is_not_published():
    round_, _ = published()
    open_correction(actor=None, round_=round_, reason="Xem lại")
    with pytest.raises(RefusedError, match="Chưa có gì thay đổi so với phiên bản 1"):
        publish(actor=None, round_=round_)
    record(round_, {"u2021-0001": {"1.1": "30"}})
    assert publish(actor=None, round_=round_).version == 2


def test_a_correction_without_changes_can_be_dropped():
    round_, _ = published()
    open_correction(actor=None, round_=round_, reason="Xem lại")
    record(round_, {"u2021-0001": {"1.1": "30"}})
    with pytest.raises(RefusedError, match="đã thay đổi"):
        drop_correction(actor=None, round_=round_)
    record(round_, {"u2021-0001": {"1.1": "24"}})
    drop_correction(actor=None, round_=round_)
    with pytest.raises(RefusedError):
        record(round_, {"u2021-0001": {"1.1": "30"}})


def test_published_rows_cannot_be_changed_through_the_orm():
    _, publication = published()
    publication.reason = "đổi"
    for act in (
        publication.save,
        publication.delete,
        UnitResult.objects.all().delete,
        lambda: UnitResult.objects.update(rank=1),
        Event.objects.all()[0].delete,
    ):
        with pytest.raises(AppendOnlyError):
            act()


@pytest.mark.parametrize("table", ["scoring_event", "scoring_scorechange", "scoring_publication", "scoring_unitresult"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_published_rows_cannot_be_changed_in_the_database(table, sql):
    published()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(table))


def test_events_are_chained():
    published()
    events = list(Event.objects.order_by("pk"))
    assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:-1]]
    assert all(event_hash(event) == event.hash for event in events)


def test_opening_a_round_needs_the_office(people: People):
    round_ = Round(year=2030, authority=people.authority, criteria_set=make_set(), scheme=make_scheme())
    with pytest.raises(PermissionDenied):
        open_round(actor=people.official, round_=round_, units=[])
    with pytest.raises(ValidationError):
        open_round(
            actor=people.office,
            round_=Round(year=30, authority=people.authority, criteria_set=make_set(code="b2"), scheme=make_scheme()),
            units=[],
        )


def test_sums_are_exact_in_the_database():
    """Sixty two-decimal points that sum to exactly 90: a binary sum is under 90 in a third of the cases."""
    round_ = make_round(1, criteria_set=make_set({1: [Decimal("1.67")] * 50 + [Decimal("1.65")] * 10}))
    record_all(round_, "0")
    record(
        round_,
        {"u2021-0001": {f"1.{n}": "1.5" if n % 2 else "1.49" for n in range(1, 61)} | {"1.60": "1.64", "1.58": "1.64"}},
    )
    outcome = next(iter(round_outcomes(round_).outcomes.values()))
    assert outcome.composite.points == sum(score.points for score in Score.objects.all())
    assert mark_from_text("na").not_applicable
