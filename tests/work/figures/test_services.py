"""Recording values: who, when, from which version; one event for each act."""

from decimal import Decimal

import pytest
from django.utils import timezone

from scoring.models import Action, Event, FigureValue, Report
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.report.figures import (
    FigureConflictError,
    FigureEntry,
    FiguresRefusedError,
    record_figures,
)
from tests.factories import make_round
from tests.work.figures.making import add_figure, give
from units.models import Kind, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(people):
    add_figure(people.authority, "tiep-nhan", "Hồ sơ tiếp nhận")
    add_figure(people.authority, "giai-ngan", "Tỷ lệ giải ngân", "%", decimals=2)
    return make_round([people.commune], authority=people.authority)


def write(people, round_, *entries, year=2021, actor="office"):
    return record_figures(
        actor=getattr(people, actor) if actor else None,
        authority=round_.authority,
        year=year,
        entries=[FigureEntry(*entry) if isinstance(entry, tuple) else entry for entry in entries],
        round_=round_,
    )


def stored(code="tiep-nhan", year=2021):
    return FigureValue.objects.get(figure__code=code, year=year)


def submit(round_):
    return Report.objects.create(round=round_, submitted_at=timezone.now())


def test_recorded_with_source_author_and_event(people, round_):
    assert write(people, round_, ("tiep-nhan", Decimal(22725), "  Phòng  Nội vụ ", 0)) == 1
    row = stored()
    assert (row.value, row.source, row.version, row.updated_by) == (22725, "Phòng Nội vụ", 1, people.office)
    event = Event.objects.get(action=Action.FIGURE_CHANGED)
    assert (event.round, event.actor) == (round_, people.office)
    assert event.payload["year"] == 2021
    assert event.payload["changes"] == [
        {"code": "tiep-nhan", "name": "Hồ sơ tiếp nhận", "source": "Phòng Nội vụ", "old": "", "new": "22725"}
    ]


def test_changed_and_taken_away(people, round_):
    give("tiep-nhan", {2021: "5"})
    write(people, round_, ("tiep-nhan", Decimal(6), "", 1))
    assert (stored().value, stored().version) == (6, 2)
    write(people, round_, ("tiep-nhan", None, "", 2))
    assert not FigureValue.objects.exists()
    first, second = Event.objects.filter(action=Action.FIGURE_CHANGED).order_by("pk")
    assert [(e.payload["changes"][0]["old"], e.payload["changes"][0]["new"]) for e in (first, second)] == [
        ("5", "6"),
        ("6", ""),
    ]


def test_nothing_changed_is_no_event_and_no_conflict(people, round_):
    give("tiep-nhan", {2021: "5"}, source="A", version=7)
    assert write(people, round_, ("tiep-nhan", Decimal("5.00"), "A", 3)) == 0
    assert not Event.objects.filter(action=Action.FIGURE_CHANGED).exists()


def test_years_are_apart(people, round_):
    write(people, round_, ("tiep-nhan", Decimal(5), "", 0))
    write(people, round_, ("tiep-nhan", Decimal(4), "", 0), year=2020)
    assert (stored().value, stored(year=2020).value) == (5, 4)


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("tiep-nhan", "-1", "không được nhỏ hơn 0"),
        ("tiep-nhan", "22.725", "phải là số nguyên. Nếu “22,725” là 22.725 thì ghi không có dấu phẩy"),
        ("tiep-nhan", "1.5", "phải là số nguyên."),
        ("tiep-nhan", "1E+14", "số quá lớn"),
        ("giai-ngan", "93.505", "chỉ ghi tối đa bấy nhiêu"),
        ("la", "1", "Không có số liệu mã “la”"),
    ],
)
def test_wrong_values(people, round_, code, value, words):
    add_figure(people.authority, "dung")
    with pytest.raises(FiguresRefusedError, match=words):
        write(people, round_, ("dung", Decimal(50), "", 0), (code, Decimal(value), "", 0))
    assert not FigureValue.objects.exists()


def test_a_fall_in_percent_may_be_negative(people, round_):
    assert write(people, round_, ("giai-ngan", Decimal("-1.25"), "", 0)) == 1


def test_a_source_without_value(people, round_):
    with pytest.raises(FiguresRefusedError, match="có nguồn nhưng chưa có giá trị"):
        write(people, round_, ("tiep-nhan", None, "Báo cáo", 0))


@pytest.mark.parametrize("year", [1989, 2101])
def test_years_out_of_reach(people, round_, year):
    with pytest.raises(RefusedError, match="Năm phải từ 1990 đến 2100"):
        write(people, round_, ("tiep-nhan", Decimal(1), "", 0), year=year)


def test_a_lost_update_is_a_conflict_and_nothing_is_written(people, round_):
    give("tiep-nhan", {2021: "5"}, version=2, updated_by=people.administrator)
    with pytest.raises(FigureConflictError) as caught:
        write(people, round_, ("giai-ngan", Decimal(1), "", 0), ("tiep-nhan", Decimal(9), "", 1))
    (conflict,) = caught.value.conflicts
    assert (conflict.code, conflict.theirs.value, conflict.theirs.updated_by) == ("tiep-nhan", 5, people.administrator)
    assert stored().value == 5
    assert FigureValue.objects.count() == 1


def test_entering_what_somebody_else_just_entered_is_a_conflict_unless_it_is_the_same(people, round_):
    give("tiep-nhan", {2021: "5"})
    with pytest.raises(FigureConflictError):
        write(people, round_, ("tiep-nhan", Decimal(6), "", 0))
    assert write(people, round_, ("tiep-nhan", Decimal(5), "", 0)) == 0


def test_without_a_version_it_goes_over_whatever_is_there(people, round_):
    give("tiep-nhan", {2021: "5"}, version=4)
    write(people, round_, ("tiep-nhan", Decimal(6)), actor=None)
    assert (stored().value, stored().version, stored().updated_by) == (6, 5, None)


@pytest.mark.parametrize("actor", ["leader", "appraiser", "official", "stranger", "disabled"])
def test_others_may_not(people, round_, actor):
    with pytest.raises(NotAllowedError):
        write(people, round_, ("tiep-nhan", Decimal(1), "", 0), actor=actor)


def test_a_round_of_another_authority_is_refused(people, round_):
    other = Unit.objects.create(code="khac", name="Khác", kind=Kind.DISTRICT)
    with pytest.raises(NotAllowedError):
        record_figures(actor=None, authority=other, year=2021, entries=[], round_=round_)


@pytest.mark.parametrize("year", [2020, 2021])
def test_locked_while_a_report_that_says_them_waits(people, round_, year):
    report = submit(round_)
    with pytest.raises(RefusedError, match=f"Báo cáo năm 2021 đang chờ duyệt nên chưa sửa được số liệu năm {year}"):
        write(people, round_, ("tiep-nhan", Decimal(1), "", 0), year=year)
    report.submitted_at = None
    report.save()
    assert write(people, round_, ("tiep-nhan", Decimal(1), "", 0), year=year) == 1


@pytest.mark.parametrize("year", [2019, 2022])
def test_other_years_stay_open(people, round_, year):
    submit(round_)
    assert write(people, round_, ("tiep-nhan", Decimal(1), "", 0), year=year) == 1


@pytest.mark.parametrize("size", [2, 40])
def test_queries_do_not_grow(people, round_, django_assert_max_num_queries, size):
    for number in range(size):
        add_figure(people.authority, f"them-{number}")
    give("them-0", {2021: "1"})
    entries = [FigureEntry(f"them-{number}", Decimal(number + 5), "") for number in range(size)]
    with django_assert_max_num_queries(18):
        assert write(people, round_, *entries) == size
