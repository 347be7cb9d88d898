"""Definitions: added, changed and taken away, never into a circle."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from scoring.models import Action, Event, Figure, Report, Section
from scoring.selectors.figures import figure_table
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.report.figure_definitions import (
    FigureDefinition,
    define_figures,
    definition_of,
    remove_figure,
)
from tests.factories import make_round
from tests.work.figures.making import add_figure, give

pytestmark = pytest.mark.django_db

RECEIVED = FigureDefinition("tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ")
ON_TIME = FigureDefinition("dung-han", "Hồ sơ đúng hạn", "hồ sơ")
RATE = FigureDefinition("ty-le", "Tỷ lệ đúng hạn", "%", "units", 2, "ratio", ("dung-han", "tiep-nhan"))


def define(people, *definitions, actor="office", **more):
    return define_figures(actor=getattr(people, actor), authority=people.authority, definitions=definitions, **more)


def read(people, code):
    return definition_of(figure_table(people.authority), code)


def test_added_together_parts_first_or_last(people):
    assert define(people, RATE, RECEIVED, ON_TIME) == 3
    assert read(people, "ty-le") == RATE
    assert list(Figure.objects.values_list("code", flat=True)) == ["ty-le", "tiep-nhan", "dung-han"]
    assert [item["code"] for item in Event.objects.get(action=Action.FIGURE_CHANGED).payload["defined"]] == [
        "ty-le",
        "tiep-nhan",
        "dung-han",
    ]


def test_changed(people):
    define(people, RECEIVED, ON_TIME, RATE)
    turned = replace(
        RATE, derivation="difference", parts=("tiep-nhan", "dung-han"), unit="hồ sơ", name="  Chưa  đúng hạn"
    )
    assert define(people, turned, RECEIVED) == 1
    assert read(people, "ty-le") == replace(turned, name="Chưa đúng hạn")
    assert define(people, turned) == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"parts": ("dung-han",)}, "tỷ lệ cần đúng hai thành phần"),
        ({"parts": ("dung-han", "tiep-nhan", "dung-han")}, "một thành phần được chọn hai lần"),
        ({"parts": ("dung-han", "khong-co")}, "không có số liệu mã “khong-co”"),
        ({"parts": ("ty-le", "dung-han")}, "không thể là thành phần của chính nó"),
        ({"derivation": "entered"}, "được nhập nên không có thành phần"),
        ({"derivation": "sum", "parts": ()}, "tổng cần ít nhất một thành phần"),
        ({"derivation": "difference", "parts": ("dung-han",)}, "hiệu cần ít nhất hai thành phần"),
    ],
)
def test_formulas_that_make_no_sense(people, changes, words):
    define(people, RECEIVED, ON_TIME)
    with pytest.raises(RefusedError, match=words):
        define(people, replace(RATE, **changes))
    assert not Figure.objects.filter(code="ty-le").exists()


def test_circles_are_refused_by_name(people):
    define(people, RECEIVED, ON_TIME, RATE)
    with pytest.raises(RefusedError, match=r"tính lẫn nhau thành vòng: .*Hồ sơ đúng hạn.*Tỷ lệ đúng hạn"):
        define(people, replace(ON_TIME, derivation="sum", parts=("ty-le",)))
    assert read(people, "dung-han") == ON_TIME


def test_fields_are_checked(people):
    with pytest.raises(ValidationError) as caught:
        define(people, replace(RECEIVED, code="Không đúng", decimals=9))
    assert set(caught.value.message_dict) == {"code", "decimals"}


def test_fewer_decimals_than_were_entered(people):
    give(add_figure(people.authority, "ty-le", unit="%", decimals=2), {2020: "47.76"})
    with pytest.raises(RefusedError, match="giá trị năm 2020 có 2 chữ số sau dấu phẩy"):
        define(people, FigureDefinition("ty-le", "Tỷ lệ", "%", decimals=1))


def test_a_definition_changed_meanwhile(people):
    define(people, RECEIVED)
    before = read(people, "tiep-nhan").digest
    define(people, replace(RECEIVED, unit="bộ"), based_on=before)
    with pytest.raises(RefusedError, match="vừa được người khác sửa"):
        define(people, replace(RECEIVED, name="Khác"), based_on=before)
    with pytest.raises(RefusedError, match="vừa được người khác sửa"):
        define(people, RECEIVED, based_on="")


@pytest.mark.parametrize("actor", ["leader", "appraiser", "official", "stranger"])
def test_others_may_not(people, actor):
    add_figure(people.authority, "tiep-nhan")
    with pytest.raises(NotAllowedError):
        define(people, RECEIVED, actor=actor)
    with pytest.raises(NotAllowedError):
        remove_figure(actor=getattr(people, actor), authority=people.authority, code="tiep-nhan")


def test_while_a_report_waits_only_additions(people):
    define(people, RECEIVED)
    Report.objects.create(round=make_round([people.commune], authority=people.authority), submitted_at=timezone.now())
    assert define(people, ON_TIME) == 1
    with pytest.raises(RefusedError, match="đang chờ duyệt"):
        define(people, replace(RECEIVED, name="Khác"))
    with pytest.raises(RefusedError, match="đang chờ duyệt"):
        remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan")


def test_taken_away_with_its_values_which_the_event_keeps(people):
    give(add_figure(people.authority, "tiep-nhan"), {2020: "4", 2021: "5"})
    remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan")
    assert not Figure.objects.exists()
    (told,) = Event.objects.get(action=Action.FIGURE_CHANGED).payload["removed"]
    assert told["values"] == {"2020": "4", "2021": "5"}
    with pytest.raises(RefusedError, match="đã được bỏ"):
        remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan")


def test_not_taken_away_while_another_is_derived_from_it(people):
    define(people, RECEIVED, ON_TIME, RATE)
    with pytest.raises(RefusedError, match="thành phần của: Tỷ lệ đúng hạn"):
        remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan")


def test_not_taken_away_while_it_is_cited(people):
    define(people, RECEIVED, replace(ON_TIME, code="tiep-nhan-2"))
    report = Report.objects.create(round=make_round([people.commune], authority=people.authority))
    Section.objects.create(
        report=report, key="mot", order=1, body='<p><span data-cite="figure/tiep-nhan-2/value"></span></p>'
    )
    with pytest.raises(RefusedError, match="đang được dẫn trong báo cáo năm 2021"):
        remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan-2")
    remove_figure(actor=people.office, authority=people.authority, code="tiep-nhan")


@pytest.mark.parametrize(
    ("code", "after", "expected"),
    [("c", "", "cab"), ("a", "b", "bac"), ("a", "c", "bca"), ("b", "a", "abc"), ("b", "la", "bac")],
)
def test_moved(people, code, after, expected):
    for each in "abc":
        add_figure(people.authority, each)
    moved = define(people, read(people, code), after=after)
    assert "".join(Figure.objects.order_by("order").values_list("code", flat=True)) == expected
    assert moved == (expected != "abc")
    assert Event.objects.filter(action=Action.FIGURE_CHANGED).exists() == bool(moved)


def test_a_new_one_in_its_place(people):
    define(people, RECEIVED, ON_TIME)
    define(people, RATE, after="tiep-nhan")
    assert list(Figure.objects.order_by("order").values_list("code", flat=True)) == ["tiep-nhan", "ty-le", "dung-han"]
