"""Which unit a row means."""

import pytest

from tests.factories import make_authority, make_round, make_set, make_unit
from tests.workbook.importing_kit import HEAD, changes, look, refusals
from units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    home = make_authority()
    units = [
        make_unit("ha-ky", "Hà Kỳ", parent=home),
        make_unit("ha-ky-2", "Hạ Kỳ", parent=home),
        make_unit("00123", "Minh Đức", parent=home),
        make_unit("an-thanh", "An Thanh", parent=home),
        make_unit("tt-an-thanh", "An Thanh", Kind.TOWN, parent=home),
        make_unit("hoa-binh", "Hòa Bình", parent=home),
        make_unit("quang-khai", "Quang Khải", parent=home),
        make_unit("xa-phien", "Xà Phiên", parent=home),
    ]
    return make_round(units, criteria_set=make_set({1: [50, 50]}))


def by_name(round_, name, **arguments):
    return look(round_, ["Đơn vị", "1.1", "1.2"], [name, 5.0, None], **arguments)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hà Kỳ", "ha-ky"),
        ("Xã Hà Kỳ", "ha-ky"),
        ("XÃ HÀ KỲ", "ha-ky"),
        ("X. Hà Kỳ", "ha-ky"),
        ("Ha\u0300 Ky\u0300", "ha-ky"),
        ("Hạ Kỳ", "ha-ky-2"),
        ("minh duc", "00123"),
        ("Minh  Đức ", "00123"),
        ("Thị trấn An Thanh", "tt-an-thanh"),
        ("TT An Thanh", "tt-an-thanh"),
        ("xã An Thanh", "an-thanh"),
        ("Hoà Bình", "hoa-binh"),
        ("xa hoa binh", "hoa-binh"),
        ("Xà Phiên", "xa-phien"),
        ("xa xa phien", "xa-phien"),
    ],
)
def test_found_by_name(round_, name, code):
    found = by_name(round_, name)
    assert changes(found) == {(code, "1.1"): "5"}
    assert found.writable


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("An Thanh", {"an-thanh", "tt-an-thanh"}),
        ("ha ky", {"ha-ky", "ha-ky-2"}),
        ("Hã Kỳ", {"ha-ky", "ha-ky-2"}),
        ("Phường Minh Đức", {"00123"}),
        ("Phường An Thanh", {"an-thanh", "tt-an-thanh"}),
    ],
)
def test_asked_never_guessed(round_, name, codes):
    found = by_name(round_, name)
    (question,) = found.questions
    assert (question.address, question.text, {code for code, _ in question.candidates}) == ("Bảng!A2", name, codes)
    assert (changes(found), found.writable) == ({}, False)
    chosen = min(codes)
    answered = by_name(round_, name, answers={"Bảng!A2": chosen})
    assert (changes(answered), answered.questions) == ({(chosen, "1.1"): "5"}, ())


def test_an_answer_counts_only_among_the_candidates(round_):
    assert by_name(round_, "An Thanh", answers={"Bảng!A2": "ha-ky"}).questions
    assert by_name(round_, "Hà Kỳ", answers={"Bảng!A2": "an-thanh"}).new[0].unit == "ha-ky"


def test_a_name_is_asked_about_once(round_):
    found = look(round_, ["Đơn vị", "1.1"], ["An Thanh", 5], ["ha ky", 4], ["An Thanh", 3])
    assert [question.address for question in found.questions] == ["Bảng!A2", "Bảng!A3"]


def test_unknown_units_are_refused(round_):
    assert "không có đơn vị tên “Đại Đồng”" in refusals(by_name(round_, "Đại Đồng"))["Bảng!A2"]
    found = look(round_, [*HEAD, "1.1"], ["dai-dong", "Đại Đồng", 5])
    assert "không có đơn vị mã “dai-dong”" in refusals(found)["Bảng!B2"]


@pytest.mark.parametrize("code", ["00123", "123", 123.0, " 00123 ", "HA-KY"])
def test_codes_as_a_spreadsheet_leaves_them(round_, code):
    found = look(round_, ["Mã đơn vị", "1.1"], [code, 5])
    assert len(changes(found)) == 1
    assert found.writable


def test_a_code_beside_another_units_name_is_refused(round_):
    found = look(round_, [*HEAD, "1.1"], ["ha-ky", "Xã Minh Đức", 5])
    assert "Mã “ha-ky” là Xã Hà Kỳ nhưng dòng ghi “Xã Minh Đức”" in refusals(found)["Bảng!B2"]


def test_the_same_unit_twice_names_both_cells(round_):
    found = look(round_, [*HEAD, "1.1"], ["ha-ky", "", 5], ["", "Hà Kỳ", 6])
    assert refusals(found) == {"Bảng!B3": "Xã Hà Kỳ đã có ở ô Bảng!B2. Hãy bỏ một trong hai dòng."}


@pytest.mark.parametrize(
    ("name", "read", "encoding"),
    [("X· Hµ Kú", "Xã Hà Kỳ", "TCVN3"), ("Xaõ Haø Kyø", "Xã Hà Kỳ", "VNI")],
)
def test_names_in_an_old_encoding_are_shown_and_have_to_be_accepted(round_, name, read, encoding):
    found = by_name(round_, name)
    assert [(item.before, item.after, item.encoding) for item in found.repairs] == [(name, read, encoding)]
    assert changes(found) == {("ha-ky", "1.1"): "5"}
    assert not found.writable
    assert by_name(round_, name, accept_repairs=True).writable


def test_a_head_in_an_old_encoding_is_a_repair_as_well(round_):
    found = look(round_, ["M· ®¬n vÞ", "1.1"], ["ha-ky", 5])
    assert [(item.address, item.after) for item in found.repairs] == [("Bảng!A1", "Mã đơn vị")]


def test_a_name_without_marks_in_proper_vietnamese_is_no_repair(round_):
    assert by_name(round_, "Quang Khai").repairs == ()
