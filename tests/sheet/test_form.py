"""What was typed becomes marks and cells; nothing typed is lost."""

from decimal import Decimal

import pytest

from scoring.forms.work.sheet import SheetForm, base_text
from scoring.rules.marks import MISSING, Mark
from scoring.selectors.sheet import sheet_of
from scoring.services.errors import CellError, Conflict
from tests.factories import record

pytestmark = pytest.mark.django_db


def typed(place, key, **rows):
    """`{"1.1": "2,5"}`, "na" for the box, or a whole mapping of fields; based on what is stored."""
    sheet = sheet_of(place)
    data = {}
    for code, entry in SheetForm(sheet).entries.items():
        data[f"diem-{key(code)}"] = entry.typed
        data[f"goc-{key(code)}"] = base_text(entry.version, entry.base)
        if entry.not_applicable:
            data[f"kad-{key(code)}"] = "on"
    for code, text in rows.get("rows", rows).items():
        if text == "na":
            data |= {f"kad-{key(code)}": "on", f"diem-{key(code)}": ""}
        else:
            data[f"diem-{key(code)}"] = text
    return SheetForm(sheet, {**data, **rows.get("more", {})})


def test_three_states(place, key):
    form = typed(place, key, rows={"1.1": "na", "1.2": "0", "2.1": " "})
    assert form.is_valid()
    assert form.marks == {"1.1": Mark(not_applicable=True), "1.2": Mark(Decimal(0)), "2.1": MISSING}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("20,1", "Tiêu chí 1.2: điểm phải từ 0 đến 20."),
        ("-1", "Tiêu chí 1.2: điểm phải từ 0 đến 20."),
        ("hai", "Tiêu chí 1.2: Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30."),
        ("1.125", "Tiêu chí 1.2: “1.125” không rõ là phần nghìn hay phần thập phân: hãy ghi 1,125 hoặc 1125."),
        ("1,1234567", "Tiêu chí 1.2: điểm chỉ ghi tối đa 6 chữ số thập phân."),
        ("1e2", "Tiêu chí 1.2: Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30."),
        ("83,30%", "Tiêu chí 1.2: tỷ lệ phần trăm không phải là điểm; hãy nhập điểm từ 0 đến 20."),
        ("%", "Tiêu chí 1.2: Chưa ghi số, ví dụ 83,30."),
    ],
)
def test_wrong_entries_are_named_and_kept(place, key, text, message):
    form = typed(place, key, rows={"1.2": text, "2.1": "7"})
    assert [entry.error for entry in form.wrong] == [message]
    assert form.entries["1.2"].typed == text
    assert form.marks["1.2"] == MISSING
    assert form.entries["2.1"].typed == "7"


def test_a_percentage_pasted_is_its_number(place, key):
    assert typed(place, key, rows={"1.2": " 12,50% "}).marks["1.2"] == Mark(Decimal("12.5"))


@pytest.mark.parametrize("text", ["KAD", "kad", "K/AĐ", "Không áp dụng", "không áp dụng"])
def test_not_applicable_in_words(place, key, text):
    assert typed(place, key, rows={"1.1": text}).marks["1.1"] == Mark(not_applicable=True)


def test_rows_that_were_not_on_the_form_stay_as_they_are(place, key, round_):
    record(round_, {place.unit.code: {"1.1": "5"}})
    form = SheetForm(sheet_of(place), {f"diem-{key('1.2')}": "6", f"goc-{key('1.2')}": "0|"})
    assert form.marks["1.1"] == Mark(Decimal(5))
    assert [cell.code for cell in form.cells()] == ["1.2"]


def test_points_and_not_applicable_contradict_each_other(place, key):
    form = typed(place, key, rows={"1.1": "3"}, more={f"kad-{key('1.1')}": "on"})
    assert "để trống ô điểm" in form.entries["1.1"].error


def test_not_applicable_where_it_is_refused(place, key):
    form = typed(place, key, rows={"1.2": "na"})
    assert form.entries["1.2"].error.startswith("Tiêu chí 1.2 không được ghi “không áp dụng”")


def test_only_what_differs_from_what_was_shown_becomes_a_cell(place, key, round_):
    record(round_, {place.unit.code: {"1.1": "5", "1.2": "6"}})
    form = typed(place, key, rows={"1.2": "6,0", "2.1": "1"})
    assert [(cell.code, cell.based_on) for cell in form.cells()] == [("2.1", 0)]
    assert [cell.code for cell in typed(place, key, rows={"1.1": ""}).cells()] == ["1.1"]


def test_a_row_changed_by_somebody_else_needs_a_choice(place, key):
    form = typed(place, key, rows={"1.2": "6"})
    form.show_conflicts("Người khác vừa sửa.", [Conflict(place.pk, "1.2", Mark(Decimal(8)), 3, "Bà Bình")])
    entry = form.entries["1.2"]
    assert (entry.typed, base_text(entry.version, entry.base), entry.disputed) == ("6", "3|8", True)
    fields = {f"goc-{key('1.2')}": "3|8", f"xung-dot-{key('1.2')}": "1"}
    assert "chọn giữ giá trị nào" in typed(place, key, rows={"1.2": "6"}, more=fields).entries["1.2"].error
    mine = typed(place, key, rows={"1.2": "6"}, more={**fields, f"chon-{key('1.2')}": "mine"})
    assert [(cell.mark.points, cell.based_on) for cell in mine.cells()] == [(Decimal(6), 3)]
    theirs = typed(place, key, rows={"1.2": "6"}, more={**fields, f"chon-{key('1.2')}": "theirs"})
    assert theirs.cells() == []


def test_errors_of_the_service_stand_beside_their_rows(place, key):
    form = typed(place, key, rows={"1.2": "6"})
    form.show_errors([CellError(place.pk, "1.2", "sai"), CellError(place.pk, "9.9", "không có")])
    assert form.entries["1.2"].error == "sai"
    assert form.refusal == ["không có"]


@pytest.mark.parametrize("nonsense", ["", "x|y", "1|abc", "||"])
def test_a_nonsense_base_counts_as_nothing_stored(place, key, nonsense):
    form = typed(place, key, rows={"1.2": "6"}, more={f"goc-{key('1.2')}": nonsense})
    assert (form.entries["1.2"].version, form.entries["1.2"].base) == (0, MISSING)
