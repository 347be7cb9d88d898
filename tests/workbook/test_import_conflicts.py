"""Cells that changed in the portal after the workbook was exported."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from scoring.models import ImportState
from scoring.rules.marks import Mark
from scoring.services.errors import RefusedError
from scoring.services.scores import Cell, record_scores
from scoring.workbook.importing import flow
from tests.factories import make_round, make_set, record, record_all
from tests.people import People
from tests.workbook.importing_kit import cell_of, changes, edited, exported, marks, saved, upload

pytestmark = pytest.mark.django_db

A, B = "u2021-0001", "u2021-0002"


@pytest.fixture
def round_():
    round_ = make_round(2, criteria_set=make_set({1: [10, 10], 2: [80]}, na_policy="exclude"))
    record_all(round_)
    return round_


def test_both_edited_the_same_cell(round_):
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    record(round_, {A: {"1.1": "6"}})
    import_ = upload(round_, edited(data, {where: 7}))
    found = flow.preview_of(import_)
    (conflict,) = found.conflicts
    assert (conflict.address, conflict.unit, conflict.criterion) == (where, A, "1.1")
    assert (conflict.at_export, conflict.now, conflict.new) == ("8", "6", "7")
    assert (changes(found), found.writable) == ({}, True)


def test_kept_unless_taken(round_):
    data = exported(round_)
    wanted = {cell_of(data, A, "1.1"): 7, cell_of(data, A, "1.2"): 3}
    record(round_, {A: {"1.1": "6"}})
    import_ = upload(round_, edited(data, wanted))
    flow.confirm(actor=None, import_=import_)
    assert import_.state == ImportState.DONE
    assert (marks(round_)[A, "1.1"], marks(round_)[A, "1.2"]) == ("6", "3")


def test_taken_in_one_step_since_both_marks_were_shown(round_):
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    record(round_, {A: {"1.1": "6"}})
    import_ = upload(round_, edited(data, {where: 7}))
    flow.confirm(actor=None, import_=import_, take_mine=frozenset({where}))
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.DONE, "7")


def test_taken_by_answering_first(round_):
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    record(round_, {A: {"1.1": "6"}})
    import_ = flow.answer(actor=None, import_=upload(round_, edited(data, {where: 7})), take_mine=frozenset({where}))
    assert changes(flow.preview_of(import_)) == {(A, "1.1"): "7"}
    flow.confirm(actor=None, import_=import_)
    assert marks(round_)[A, "1.1"] == "7"


def test_a_conflict_that_moved_on_is_shown_again_before_it_is_taken(round_):
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    record(round_, {A: {"1.1": "6"}})
    import_ = upload(round_, edited(data, {where: 7}))
    record(round_, {A: {"1.1": "5"}})
    flow.confirm(actor=None, import_=import_, take_mine=frozenset({where}))
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.READY, "5")
    assert "xem lại" in import_.message
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.DONE, "7")


def test_what_the_person_left_as_exported_is_no_conflict(round_):
    data = exported(round_)
    record(round_, {A: {"1.1": "6", "1.2": "na"}, B: {"2.1": "1"}})
    found = flow.preview_of(upload(round_, data))
    assert (found.conflicts, changes(found), found.moved) == ((), {}, 3)


def test_the_same_mark_on_both_sides_is_no_conflict(round_):
    data = exported(round_)
    record(round_, {A: {"1.1": "6"}})
    found = flow.preview_of(upload(round_, edited(data, {cell_of(data, A, "1.1"): 6})))
    assert (found.conflicts, changes(found)) == ((), {})


def test_the_name_of_who_changed_it(people: People):
    round_ = make_round([people.commune], criteria_set=make_set(), authority=people.authority)
    data = exported(round_)
    where = cell_of(data, "xa-1", "1.1")
    place = round_.members.get().pk
    record_scores(actor=people.office, round_=round_, cells=[Cell(place, "1.1", Mark(Decimal(3)))])
    (conflict,) = flow.preview_of(upload(round_, edited(data, {where: 7}))).conflicts
    assert (conflict.by, conflict.at_export, conflict.now) == ("Noi-Vu", "", "3")


def test_a_cell_blanked_in_the_file_keeps_the_mark(round_):
    data = exported(round_)
    found = flow.preview_of(upload(round_, edited(data, {cell_of(data, A, "1.1"): None})))
    assert (changes(found), found.unchanged) == ({}, 5)


def test_scores_that_move_between_preview_and_confirmation_are_shown_again(round_):
    data = exported(round_)
    where = cell_of(data, A, "1.1")
    import_ = upload(round_, edited(data, {where: 7, cell_of(data, A, "1.2"): 2}))
    record(round_, {A: {"1.1": "6"}})
    flow.confirm(actor=None, import_=import_)
    assert import_.state == ImportState.READY
    assert [item.address for item in flow.preview_of(import_).conflicts] == [where]
    assert marks(round_)[A, "1.2"] == "8"
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, marks(round_)[A, "1.1"], marks(round_)[A, "1.2"]) == (ImportState.DONE, "6", "2")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"_cchc!B2": "2019"}, "kỳ “2019”"),
        ({"_cchc!B1": "cchc-scores/9"}, "bản khác của cổng"),
        ({"_cchc!B3": "bo-khac"}, "đổi bộ tiêu chí"),
        ({"_cchc!B4": "self"}, "Điểm tự chấm"),
        ({"_cchc!C8": "1 x 1"}, "bản khác của cổng"),
    ],
)
def test_a_workbook_made_from_something_else_is_refused(round_, change, said):
    import_ = upload(round_, edited(exported(round_), change))
    assert import_.state == ImportState.REFUSED
    (refusal,) = flow.preview_of(import_).refused
    assert said in refusal.message
    with pytest.raises(RefusedError):
        flow.confirm(actor=None, import_=import_)


def test_a_unit_sheet_with_another_units_code_is_refused(round_):
    import_ = upload(round_, edited(exported(round_, A), {"Phiếu chấm điểm!B5": B}))
    assert any("xuất cho đơn vị" in refusal.message for refusal in flow.preview_of(import_).refused), import_.report


def test_sheets_in_another_order_hidden_or_gone(round_):
    data = exported(round_)
    workbook = load_workbook(io.BytesIO(edited(data, {cell_of(data, A, "2.1"): 9})))
    workbook.move_sheet(workbook.worksheets[0], len(workbook.worksheets) - 1)
    workbook.remove(next(sheet for sheet in workbook if sheet.title.startswith("1.")))
    next(sheet for sheet in workbook if sheet.title.startswith("2.")).sheet_state = "hidden"
    found = flow.preview_of(upload(round_, saved(workbook)))
    assert changes(found) == {(A, "2.1"): "9"}
    assert any("không còn tiêu chí 1.1, 1.2" in note for note in found.notes)
