"""From the file handed in to the written scores."""

import pytest

from scoring.models import Event, ImportState, Round, Score
from scoring.services.log import is_intact
from scoring.workbook.importing import flow
from tests.factories import make_round, make_set, record_all
from tests.workbook.importing_kit import cell_of, changes, edited, exported, marks, upload

pytestmark = pytest.mark.django_db


def filled_round(**fields) -> Round:
    round_ = make_round(3, criteria_set=make_set({1: [10, 10], 2: [80]}, na_policy="exclude"), **fields)
    record_all(round_)
    return round_


def test_exported_and_imported_changes_nothing():
    round_ = filled_round()
    import_ = upload(round_, exported(round_))
    found = flow.preview_of(import_)
    assert (import_.state, changes(found), found.unchanged) == (ImportState.READY, {}, 9)
    assert import_.message == "Không có điểm nào thay đổi."
    assert flow.confirm(actor=None, import_=import_).state == ImportState.DONE
    assert Event.objects.filter(action="scores.recorded").count() == 1  # that of record_all


def test_an_edited_cell_is_shown_and_then_written():
    round_ = filled_round()
    data = exported(round_)
    where = cell_of(data, "u2021-0002", "1.2")
    import_ = upload(round_, edited(data, {where: 2.5}))
    change = flow.preview_of(import_).changed[0]
    assert (change.unit, change.criterion, change.address, change.old, change.new) == (
        "u2021-0002", "1.2", where, "8", "2.5",
    )  # fmt: skip
    assert marks(round_)["u2021-0002", "1.2"] == "8"
    flow.confirm(actor=None, import_=import_)
    assert marks(round_)["u2021-0002", "1.2"] == "2.5"
    event = Event.objects.first()
    assert is_intact(event)
    assert event.changes_digest == import_.plan_digest
    assert event.payload["reason"] == "diem.xlsx"
    assert Score.objects.get(round_unit__unit__code="u2021-0002", criterion__code="1.2").version == 2


def test_the_sheet_of_one_unit():
    round_ = filled_round()
    data = exported(round_, "u2021-0002")
    import_ = upload(round_, edited(data, {"Phiếu chấm điểm!E8": None, "Phiếu chấm điểm!F8": "KAD"}))
    assert flow.preview_of(import_).conflicts == ()
    print(import_.report)
