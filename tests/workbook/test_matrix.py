"""Recording a matrix of scores: three states of a cell, and errors by row and column."""

from pathlib import Path

import pytest

from cchc.tables import TableRefusedError
from scoring.models import Event, Round, Score
from scoring.results.source import live_results, unit_scores
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.publishing import publish
from scoring.workbook.matrix import record_matrix
from tests.factories import make_authority, make_round, make_set, make_unit, record_all
from tests.people import People

pytestmark = pytest.mark.django_db

HEAD = "Mã đơn vị,Tên đơn vị,1.1,1.2,2.1\n"


@pytest.fixture
def round_(db: None) -> Round:
    authority = make_authority()
    units = [make_unit("ha-ky", "Hà Kỳ", parent=authority), make_unit("tai-son", "Tái Sơn", parent=authority)]
    return make_round(units, authority=authority, criteria_set=make_set({1: [30, 20], 2: [50]}, na_policy="exclude"))


def write(folder: Path, text: str) -> Path:
    path = folder / "diem.csv"
    path.write_text(text, encoding="utf-8")
    return path


def refused(round_: Round, folder: Path, text: str) -> list[str]:
    with pytest.raises(TableRefusedError) as caught:
        record_matrix(actor=None, round_=round_, path=write(folder, text))
    assert not Score.objects.exists()
    return caught.value.messages


def scores(round_: Round, code: str) -> dict[str, str]:
    return unit_scores(live_results(round_), round_, code)


def test_points_blank_zero_and_not_applicable(round_: Round, tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + 'ha-ky,Xã Hà Kỳ,"12,125",,0\ntai-son,tai son,KAD,kad,Không áp dụng\n')
    assert record_matrix(actor=None, round_=round_, path=path) == 5
    assert scores(round_, "ha-ky") == {"1.1": "12.125", "2.1": "0"}
    assert scores(round_, "tai-son") == {"1.1": "na", "1.2": "na", "2.1": "na"}


def test_the_same_matrix_again_changes_nothing(round_: Round, tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "ha-ky,,1,2,3\n")
    assert record_matrix(actor=None, round_=round_, path=path) == 3
    events = Event.objects.count()
    assert record_matrix(actor=None, round_=round_, path=path) == 0
    assert Event.objects.count() == events
    assert Event.objects.latest("pk").payload == {"reason": "diem.csv", "layer": "final"}


def test_columns_that_are_not_there_stay_untouched_and_blank_cells_are_emptied(round_: Round, tmp_path: Path) -> None:
    record_matrix(actor=None, round_=round_, path=write(tmp_path, HEAD + "ha-ky,,1,2,3\n"))
    record_matrix(actor=None, round_=round_, path=write(tmp_path, "Mã đơn vị,1.1\nha-ky,\n"))
    assert scores(round_, "ha-ky") == {"1.2": "2", "2.1": "3"}


def test_each_bad_cell_is_named(round_: Round, tmp_path: Path) -> None:
    assert refused(round_, tmp_path, HEAD + "ha-ky,,1,hai,1.125\n\ntai-son,,1,2,?\n") == [
        "diem.csv, dòng 2, cột “1.2”: Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30.",
        "diem.csv, dòng 2, cột “2.1”: “1.125” không rõ là phần nghìn hay phần thập phân: hãy ghi 1,125 hoặc 1125.",
        "diem.csv, dòng 4, cột “2.1”: Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30.",
    ]


def test_points_out_of_bounds_are_named(round_: Round, tmp_path: Path) -> None:
    assert refused(round_, tmp_path, HEAD + 'ha-ky,,1,2,3\ntai-son,,"30,5",2,-1\n') == [
        "diem.csv, dòng 3, cột “1.1”: Tiêu chí 1.1: điểm phải từ 0 đến 30.",
        "diem.csv, dòng 3, cột “2.1”: Tiêu chí 2.1: điểm phải từ 0 đến 50.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.replace("2.1", "9.9"), "cột “9.9”: kỳ đánh giá không có tiêu chí mã này; hãy sửa mã hoặc bỏ cột."),
        ("Tên đơn vị,1.1\nHà Kỳ,1\n", "thiếu cột “Mã đơn vị”."),
        (HEAD + "la,,1,2,3\n", "dòng 2, cột “Mã đơn vị”: kỳ đánh giá không có đơn vị mã “la”"),
        (HEAD + "ha-ky,,1,2,3\nha-ky,,1,2,3\n", "dòng 3, cột “Mã đơn vị”: đơn vị “ha-ky” đã có ở dòng 2"),
        (HEAD + "ha-ky,Xã Tái Sơn,1,2,3\n", "mã “ha-ky” là Xã Hà Kỳ nhưng dòng ghi “Xã Tái Sơn”"),
    ],
)
def test_columns_and_rows_that_do_not_fit(round_: Round, tmp_path: Path, text: str, message: str) -> None:
    assert message in refused(round_, tmp_path, text)[0]


def test_who_and_when_is_for_the_service_to_say(people: People, tmp_path: Path) -> None:
    round_ = make_round([people.commune], authority=people.authority)
    path = write(tmp_path, "Mã đơn vị,1.1\nxa-1,1\n")
    with pytest.raises(NotAllowedError):
        record_matrix(actor=people.official, round_=round_, path=path)
    record_all(round_)
    publish(actor=None, round_=round_)
    with pytest.raises(RefusedError, match="đã công bố"):
        record_matrix(actor=people.office, round_=round_, path=path)
