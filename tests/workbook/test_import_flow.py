"""From the file handed in to the written scores."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring import tasks
from scoring.models import Event, ImportState, Layer, Round, Score, ScoreImport
from scoring.rules.marks import Mark
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.log import is_intact
from scoring.services.publishing import open_correction, publish
from scoring.services.scores import Cell, record_scores
from scoring.workbook.importing import copies, flow, plans
from scoring.workbook.importing.copies import ENDING
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.plans import plan_of, state_of
from scoring.workbook.importing.target import target_of
from scoring.workbook.limits import Limits
from tests.factories import make_round, make_set, record, record_all
from tests.people import People
from tests.workbook.importing_kit import (
    HEAD,
    cell_of,
    changes,
    edited,
    exported,
    last_event,
    marks,
    upload,
    written,
)
from units.models import Unit

pytestmark = pytest.mark.django_db

A, B = "u2021-0001", "u2021-0002"


def filled_round(units=3, **fields) -> Round:
    round_ = make_round(units, criteria_set=make_set({1: [10, 10], 2: [80]}, na_policy="exclude"), **fields)
    record_all(round_)
    return round_


def handed_in(round_: Round, **cells) -> ScoreImport:
    """An import that changes 1.1 of the first unit."""
    return upload(round_, written([*HEAD, "1.1"], [A, "", 5]), **cells)


def test_exported_and_imported_changes_nothing():
    round_ = filled_round()
    import_ = upload(round_, exported(round_))
    found = flow.preview_of(import_)
    assert (import_.state, changes(found), found.unchanged) == (ImportState.READY, {}, 9)
    assert import_.message == "Không có điểm nào thay đổi."
    events = Event.objects.count()
    assert flow.confirm(actor=None, import_=import_).state == ImportState.DONE
    assert Event.objects.count() == events


def test_an_edited_cell_is_shown_and_then_written():
    round_ = filled_round()
    data = exported(round_)
    where = cell_of(data, B, "1.2")
    import_ = upload(round_, edited(data, {where: 2.5}))
    change = flow.preview_of(import_).changed[0]
    assert (change.unit, change.unit_name, change.criterion, change.address) == (B, "Xã Xã 0002", "1.2", where)
    assert (change.old, change.new, marks(round_)[B, "1.2"]) == ("8", "2.5", "8")
    flow.confirm(actor=None, import_=import_)
    assert marks(round_)[B, "1.2"] == "2.5"
    assert (import_.cells_written, import_.message) == (1, "Đã lưu 1 điểm.")
    event = last_event()
    assert is_intact(event)
    assert (event.changes_digest, event.payload["reason"]) == (import_.plan_digest, "diem.xlsx")
    assert Score.objects.get(round_unit__unit__code=B, criterion__code="1.2").version == 2


def test_the_sheet_of_one_unit_goes_out_and_comes_back():
    round_ = filled_round()
    data = exported(round_, B)
    found = flow.preview_of(upload(round_, data))
    assert (changes(found), found.unchanged, found.refused) == ({}, 3, ())
    rows = {"1.1": 8, "1.2": 9, "2.1": 11}
    cells = {f"Phiếu chấm điểm!E{rows['1.1']}": None, f"Phiếu chấm điểm!F{rows['1.1']}": "KAD"}
    assert changes(flow.preview_of(upload(round_, edited(data, cells)))) == {(B, "1.1"): "na"}


def test_a_not_applicable_mark_goes_out_and_comes_back():
    round_ = filled_round()
    record(round_, {A: {"1.1": "na"}})
    for data in (exported(round_), exported(round_, A)):
        assert changes(flow.preview_of(upload(round_, data))) == {}


def test_versions_events_and_writer(people: People):
    round_ = make_round([people.commune], authority=people.authority, criteria_set=make_set({1: [50, 50]}))
    record(round_, {"xa-1": {"1.1": "5"}})
    data = written([*HEAD, "1.1", "1.2"], ["xa-1", "", 6, 7])
    import_ = upload(round_, data, actor=people.office)
    flow.confirm(actor=people.office, import_=import_)
    rows = Score.objects.order_by("criterion__code")
    assert [(row.points, row.version, row.updated_by) for row in rows] == [(6, 2, people.office), (7, 1, people.office)]
    event = last_event()
    assert event.actor == people.office
    assert [(c.criterion.code, c.old, c.new) for c in event.score_changes.order_by("pk")] == [
        ("1.2", "", "7"),
        ("1.1", "5", "6"),
    ]
    assert is_intact(event)


def test_the_bulk_way_and_the_plain_way_leave_the_same_rows():
    """What an import writes is what `record_scores` would have written."""
    round_ = filled_round(1)
    flow.confirm(actor=None, import_=upload(round_, written([*HEAD, "1.1", "1.2"], [A, "", 0.125, "KAD"])))
    imported = list(Score.objects.order_by("criterion__code").values("points", "not_applicable", "note", "version"))
    record(round_, {A: {"1.1": "8", "1.2": "8"}})
    record(round_, {A: {"1.1": "0.125", "1.2": "na"}})
    recorded = list(Score.objects.order_by("criterion__code").values("points", "not_applicable", "note", "version"))
    for row in recorded[:2]:
        row["version"] -= 2
    assert imported == recorded


def test_refused_cells_block_everything():
    round_ = filled_round()
    import_ = upload(round_, written([*HEAD, "1.1", "1.2"], [A, "", 5, 11]))
    assert (import_.state, import_.message) == (ImportState.REFUSED, "Có 1 chỗ phải sửa trong tệp; chưa ghi gì.")
    with pytest.raises(RefusedError, match="sửa tệp"):
        flow.confirm(actor=None, import_=import_)
    assert marks(round_)[A, "1.1"] == "8"


def test_open_questions_and_repairs_block_everything():
    round_ = filled_round()
    import_ = upload(round_, written(["M· ®¬n vÞ", "Đơn vị", "1.1"], [A, "", 5]))
    assert import_.state == ImportState.READY
    with pytest.raises(RefusedError, match="phông chữ cũ"):
        flow.confirm(actor=None, import_=import_)
    assert import_.state == ImportState.READY
    flow.confirm(actor=None, import_=import_, accept_repairs=True)
    assert marks(round_)[A, "1.1"] == "5"


def test_an_answer_brings_new_rows_that_are_shown_before_they_are_written():
    round_ = filled_round()
    data = written(["Đơn vị", "1.1"], ["phường Xã 0001", 5])
    import_ = upload(round_, data)
    (question,) = flow.preview_of(import_).questions
    flow.confirm(actor=None, import_=import_, answers={question.address: A})
    assert (import_.state, changes(flow.preview_of(import_))) == (ImportState.READY, {(A, "1.1"): "5"})
    assert marks(round_)[A, "1.1"] == "8"
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.DONE, "5")


def test_a_file_that_is_no_workbook():
    import_ = upload(filled_round(), b"not a workbook")
    assert import_.state == ImportState.REFUSED
    assert "diem.xlsx" in flow.preview_of(import_).refused[0].message


def test_a_file_too_big_is_not_kept(monkeypatch):
    monkeypatch.setattr("scoring.workbook.importing.flow.DEFAULT", Limits(file_bytes=10))
    with pytest.raises(RefusedError, match="lớn hơn"):
        upload(filled_round(), b"x" * 11)
    assert not ScoreImport.objects.exists()


def test_only_the_office_imports(people: People):
    round_ = make_round([people.commune], authority=people.authority)
    data = written([*HEAD, "1.1"], ["xa-1", "", 5])
    for person in (people.official, people.stranger, people.leader, people.appraiser, people.disabled):
        with pytest.raises(NotAllowedError):
            upload(round_, data, actor=person)
    import_ = upload(round_, data, actor=people.office)
    for act in (flow.confirm, flow.cancel, flow.answer):
        with pytest.raises(NotAllowedError):
            act(actor=people.stranger, import_=import_)
    assert import_.state == ImportState.READY
    flow.confirm(actor=people.administrator, import_=import_)
    assert marks(round_) == {("xa-1", "1.1"): "5"}


def test_published_rounds_stand_still():
    round_ = filled_round()
    import_ = handed_in(round_)
    publish(actor=None, round_=round_)
    with pytest.raises(RefusedError, match="công bố"):
        flow.confirm(actor=None, import_=import_)
    assert import_.state == ImportState.READY
    with pytest.raises(RefusedError, match="công bố"):
        handed_in(round_)
    open_correction(actor=None, round_=round_, reason="Nhập sai")
    flow.confirm(actor=None, import_=import_)
    assert marks(round_)[A, "1.1"] == "5"


def test_bounds_that_change_after_the_preview_are_checked_again():
    round_ = filled_round()
    import_ = handed_in(round_)
    round_.criteria_set.criteria.filter(code="1.1").update(max_points=4)
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.REFUSED, "8")


def test_confirmed_twice_is_written_once():
    round_ = filled_round()
    import_ = handed_in(round_)
    again = ScoreImport.objects.get(pk=import_.pk)
    flow.confirm(actor=None, import_=import_)
    events = Event.objects.count()
    assert flow.confirm(actor=None, import_=again).state == ImportState.DONE
    assert Event.objects.count() == events


def test_cancelled_is_over():
    round_ = filled_round()
    import_ = flow.cancel(actor=None, import_=handed_in(round_))
    assert import_.is_finished
    with pytest.raises(RefusedError, match="kết thúc"):
        flow.confirm(actor=None, import_=import_)
    assert flow.read(import_).state == ImportState.CANCELLED
    done = handed_in(round_)
    flow.confirm(actor=None, import_=done)
    with pytest.raises(RefusedError, match="đã ghi"):
        flow.cancel(actor=None, import_=done)


def test_a_try_that_broke_off_is_simply_repeated(monkeypatch):
    round_ = filled_round()
    import_ = handed_in(round_)
    ScoreImport.objects.update(state=ImportState.WRITING)  # as a process leaves it that was killed
    fresh = ScoreImport.objects.get(pk=import_.pk)
    assert flow.confirm(actor=None, import_=fresh).state == ImportState.DONE


def test_an_accident_while_reading_leaves_it_to_be_read_again(monkeypatch):
    round_ = filled_round()
    import_ = handed_in(round_)
    monkeypatch.setattr(flow, "preview_of_target", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        flow.read(import_)
    assert ScoreImport.objects.get().state == ImportState.FAILED
    monkeypatch.undo()
    monkeypatch.setattr(ScoreImport._meta.get_field("file"), "storage", import_.file.storage)
    assert flow.read(import_).state == ImportState.READY


def test_the_copy_of_the_cells_is_used_checked_and_dropped(tmp_path, monkeypatch):
    round_ = filled_round()
    import_ = handed_in(round_)
    copy = Path(import_.file.path + ENDING)
    assert copy.exists()
    monkeypatch.setattr(copies, "read_book", None)  # not needed any more
    assert flow.read(import_).state == ImportState.READY
    monkeypatch.undo()
    monkeypatch.setattr(ScoreImport._meta.get_field("file"), "storage", import_.file.storage)
    copy.write_bytes(copy.read_bytes()[:-9])  # cut off: read anew
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, copy.exists()) == (ImportState.DONE, False)


def test_by_the_task_queue(django_capture_on_commit_callbacks, people: People):
    round_ = make_round([people.commune], authority=people.authority)
    data = written([*HEAD, "1.1"], ["xa-1", "", 5])
    import_ = flow.start(actor=people.office, round_=round_, layer=Layer.FINAL, name="a.xlsx", data=data)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.read_later(import_)
    assert ScoreImport.objects.get().state == ImportState.READY
    with django_capture_on_commit_callbacks(execute=True):
        tasks.write_later(import_, actor=people.office, answers={}, take_mine=[])
    assert ScoreImport.objects.get().state == ImportState.DONE
    assert marks(round_) == {("xa-1", "1.1"): "5"}


def test_csv_files():
    round_ = filled_round()
    text = f"Mã đơn vị;Tên đơn vị;1.1;1.2\n{A};Xã 0001;2,5;KAD\n".encode("utf-8-sig")
    found = flow.preview_of(upload(round_, text, name="diem.csv"))
    assert changes(found) == {(A, "1.1"): "2.5", (A, "1.2"): "na"}


def test_the_number_of_statements_does_not_grow():
    counts = []
    for year, units in ((2021, 2), (2022, 40)):
        round_ = make_round(units, year=year, criteria_set=make_set({1: [50, 50]}, code=f"b-{year}"))
        rows = [[f"u{year}-{number:04}", "", 1, 2] for number in range(1, units + 1)]
        import_ = upload(round_, written([*HEAD, "1.1", "1.2"], *rows))
        with CaptureQueriesContext(connection) as queries:
            flow.confirm(actor=None, import_=import_)
        assert import_.cells_written == 2 * units
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 27


def test_a_plain_write_afterwards_goes_on_from_the_imported_version(people: People):
    round_ = filled_round()
    flow.confirm(actor=None, import_=handed_in(round_))
    place = round_.members.get(unit__code=A).pk
    cells = [Cell(place, "1.1", Mark(Decimal(6)), based_on=2)]
    assert record_scores(actor=None, round_=round_, cells=cells) == 1


def test_the_plan_is_worked_out_again_whatever_moved():
    """The kept plan counts only while marks, criteria and units are as they were."""
    round_ = filled_round()
    moves = [
        lambda: record(round_, {B: {"1.1": "3"}}),
        lambda: round_.criteria_set.criteria.filter(code="2.1").update(max_points=81),
        lambda: Unit.objects.filter(code=B).update(name="Tên mới"),
    ]
    for move in moves:
        import_ = handed_in(round_)
        move()
        assert plan_of(import_, Decisions(), state_of(target_of(round_, Layer.FINAL))) is None
        flow.confirm(actor=None, import_=import_)
        assert import_.state == ImportState.DONE
        record(round_, {A: {"1.1": "8"}})
    import_ = handed_in(round_)
    assert plan_of(import_, Decisions(), state_of(target_of(round_, Layer.FINAL))) is not None
    assert plan_of(import_, Decisions(repairs=True), state_of(target_of(round_, Layer.FINAL))) is None


def test_a_damaged_plan_is_not_used():
    round_ = filled_round()
    import_ = handed_in(round_)
    path = Path(import_.file.path + plans.ENDING)
    path.write_bytes(path.read_bytes().replace(b"5", b"6"))
    flow.confirm(actor=None, import_=import_)
    assert (import_.state, marks(round_)[A, "1.1"]) == (ImportState.DONE, "5")
    assert is_intact(last_event())
