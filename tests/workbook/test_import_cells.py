"""What a single cell can hold, and what becomes of it."""

import datetime
import unicodedata

import pytest

from scoring.workbook.cells import CellFault
from tests.factories import make_round, make_set, record
from tests.workbook.importing_kit import HEAD, changes, look, refusals

pytestmark = pytest.mark.django_db

UNIT = "u2021-0001"


@pytest.fixture
def round_():
    return make_round(2, criteria_set=make_set({1: [10, 40], 2: [50]}, na_policy="exclude"))


def one(round_, value):
    """The preview of one cell, C2."""
    return look(round_, [*HEAD, "1.1", "1.2"], [UNIT, "Xã 0001", value, None])


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (1.5, "1.5"),
        (10.0, "10"),
        (0.0, "0"),
        (-0.0, "0"),
        (0.30000000000000004, "0.3"),
        (1.1 + 2.2, "3.3"),
        (0.123456, "0.123456"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (" 1,25 ", "1.25"),
        ("1,5\u00a0", "1.5"),
        ("10", "10"),
        ("KAD", "na"),
        ("kad", "na"),
        ("K.A.D.", "na"),
        ("k.a.d", "na"),
        ("Không áp dụng", "na"),
        ("khong ap dung", "na"),
        (unicodedata.normalize("NFD", "KHÔNG ÁP DỤNG"), "na"),
    ],
)
def test_marks(round_, value, mark):
    found = one(round_, value)
    assert changes(found) == {(UNIT, "1.1"): mark}
    assert found.writable


@pytest.mark.parametrize("value", [None, "", "   ", "\u00a0", "\u200b"])
def test_a_blank_cell_is_left_alone(round_, value):
    record(round_, {UNIT: {"1.1": "5"}})
    found = one(round_, value)
    assert (changes(found), found.refused) == ({}, ())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (10.01, "điểm phải từ 0 đến 10"),
        (-0.5, "điểm phải từ 0 đến 10"),
        (1e300, "điểm phải từ 0 đến 10"),
        (0.1234567, "tối đa 6 chữ số"),
        (1e-7, "tối đa 6 chữ số"),
        ("11", "điểm phải từ 0 đến 10"),
        ("1.125", "không rõ"),
        ("83,30%", "tỷ lệ"),
        ("1e1", "Không phải số"),
        ("１", "Không phải số"),
        ("NaN", "Không phải số"),
        ("mười", "Không phải số"),
        ("-", "để trống"),
        ("–", "để trống"),
        ("x", "để trống"),
        (True, "đúng/sai"),
        (False, "đúng/sai"),
        (datetime.date(2026, 5, 1), "ngày 01/5/2026"),
        (datetime.datetime(2026, 5, 1, 8), "ngày 01/5/2026"),  # noqa: DTZ001  # a cell has no zone  # noqa: DTZ001  # cells know no zone
        (datetime.time(8, 30), "giờ"),
        (CellFault("formula_without_value", "=C3*2"), "=C3*2 chưa có kết quả"),
        (CellFault("error_value", "#N/A"), "lỗi #N/A"),
    ],
)
def test_what_is_refused_names_the_cell_and_what_to_do(round_, value, said):
    found = one(round_, value)
    assert list(refusals(found)) == ["Bảng!C2"]
    assert said in refusals(found)["Bảng!C2"]
    assert (changes(found), found.writable) == ({}, False)


def test_true_is_not_one_even_after_a_one(round_):
    found = look(round_, [*HEAD, "1.1"], [UNIT, "", 1.0], ["u2021-0002", "", True])
    assert changes(found) == {(UNIT, "1.1"): "1"}
    assert list(refusals(found)) == ["Bảng!C3"]


def test_not_applicable_where_it_is_not_allowed():
    round_ = make_round(1)
    assert "không được ghi “không áp dụng”" in refusals(one(round_, "KAD"))["Bảng!C2"]


def test_not_applicable_in_an_old_encoding_is_a_repair(round_):
    found = one(round_, "Kh«ng ¸p dông")
    assert changes(found) == {(UNIT, "1.1"): "na"}
    assert [(item.address, item.after, item.encoding) for item in found.repairs] == [
        ("Bảng!C2", "Không áp dụng", "TCVN3")
    ]
    assert not found.writable


def test_zero_missing_and_not_applicable_stay_apart(round_):
    record(round_, {UNIT: {"1.1": "0", "1.2": "na"}})
    found = look(round_, [*HEAD, "1.1", "1.2", "2.1"], [UNIT, "", 0.0, "KAD", 0.0])
    assert (changes(found), found.unchanged) == ({(UNIT, "2.1"): "0"}, 2)


def test_a_mark_that_is_out_of_bounds_by_now_but_stands_in_the_portal_is_no_change(round_):
    record(round_, {UNIT: {"1.1": "9"}})
    round_.criteria_set.criteria.filter(code="1.1").update(max_points=8)
    found = one(round_, 9.0)
    assert (found.unchanged, found.refused) == (1, ())
