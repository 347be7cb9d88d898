"""Imports and exports by command: what they print and how they end."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from scoring.models import Criterion
from scoring.services.domain_totals import domain_totals_set
from scoring.services.publishing import publish
from tests.factories import make_authority, make_round, make_scheme, make_set, record_all
from units.models import Unit, User

pytestmark = pytest.mark.django_db

Workbook = Callable[..., Path]
UNITS = ["Mã đơn vị", "Tên riêng", "Loại đơn vị"]


def run(*words: object) -> tuple[int, str]:
    """Exit code, and what was printed."""
    out = StringIO()
    try:
        call_command(*map(str, words), stdout=out, stderr=out)
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


def test_units_go_in(workbook: Workbook) -> None:
    path = workbook(DV=[UNITS, ["ha-ky", "Hà Kỳ", "Xã"]])
    code, text = run("import_units", path, "--dry-run")
    assert (code, Unit.objects.count()) == (0, 0)
    assert "+ Xã Hà Kỳ (Trang “DV”, dòng 2)\n    Mã đơn vị: (trống) → ha-ky" in text
    assert "Mới 1, thay đổi 0, bỏ 0, không đổi 0." in text
    assert "chưa ghi gì" in text
    assert run("import_units", path)[0] == 0
    assert Unit.objects.get().name == "Hà Kỳ"
    assert "không đổi 1" in run("import_units", path)[1]


def test_what_is_refused_ends_with_one_and_names_the_place(workbook: Workbook) -> None:
    code, text = run("import_units", workbook(DV=[UNITS, ["ha-ky", "Hà Kỳ", "Làng"], ["x", "X", "Xã"]]))
    assert code == 1
    assert "Trang “DV”, dòng 2, cột C “Loại đơn vị”: “Làng” không dùng được" in text
    assert "1 lỗi, chưa ghi gì." in text
    assert not Unit.objects.exists()


def test_files_that_are_not_there_end_with_two_and_bad_ones_with_one(tmp_path: Path) -> None:
    assert run("import_units", tmp_path / "khong-co.xlsx")[0] == 2
    (tmp_path / "x.xlsx").write_bytes(b"khong phai excel")
    code, text = run("import_units", tmp_path / "x.xlsx")
    assert code == 1
    assert "không phải là sổ Excel" in text


def test_old_encodings_need_a_word(workbook: Workbook) -> None:
    path = workbook(DV=[UNITS, ["moi", "Qu¶ng NghiÖp", "Xã"]])
    code, text = run("import_units", path)
    assert code == 1
    assert "TCVN3: “Qu¶ng NghiÖp” → “Quảng Nghiệp”" in text
    assert "--accept-repairs" in text
    assert run("import_units", path, "--accept-repairs")[0] == 0
    assert Unit.objects.get().name == "Quảng Nghiệp"


def test_criteria_go_out_and_in(tmp_path: Path) -> None:
    make_set(), make_scheme()
    path = tmp_path / "bo.xlsx"
    assert run("export_criteria", "bo-1", path)[0] == 0
    code, text = run("import_criteria", path)
    assert code == 0
    assert "Mới 0, thay đổi 0, bỏ 0, không đổi 11." in text
    book = openpyxl.load_workbook(path)
    book["Lĩnh vực và tiêu chí"]["D3"] = "Tên mới"
    book.save(path)
    assert "Nội dung: Tiêu chí 1.1 → Tên mới" in run("import_criteria", path, "--dry-run")[1]
    assert not Criterion.objects.filter(title="Tên mới").exists()
    assert run("import_criteria", path)[0] == 0
    assert Criterion.objects.filter(title="Tên mới").exists()


def test_a_frozen_regulation_is_refused(tmp_path: Path) -> None:
    round_ = make_round(1)
    record_all(round_)
    publish(actor=None, round_=round_)
    path = tmp_path / "bo.xlsx"
    run("export_criteria", "bo-1", path)
    book = openpyxl.load_workbook(path)
    book["Lĩnh vực và tiêu chí"]["D3"] = "Tên mới"
    book.save(path)
    code, text = run("import_criteria", path)
    assert code == 1
    assert "đã dùng cho kỳ đã công bố" in text


def test_a_flat_sheet_of_criteria_goes_in_too(workbook: Workbook) -> None:
    make_set({1: [10]})
    heads = ["Mã bộ tiêu chí", "Cấp", "Mã", "Thuộc", "Nội dung", "Điểm tối đa"]
    rows: list[list[object]] = [[*heads], ["bo-1", "Tiêu chí", "1.1", "1", "Tên mới", 10]]
    assert run("import_criteria", workbook(TC=rows))[0] == 0
    assert Criterion.objects.get().title == "Tên mới"
    rows[1][5] = 9
    code, text = run("import_criteria", workbook(TC=rows))
    assert code == 1
    assert "Lĩnh vực 1 ghi tối đa 10 điểm nhưng các phần cộng lại được 9 điểm." in text
    assert Criterion.objects.get().max_points == 10


@pytest.mark.parametrize(
    "words",
    [["khong-co", "a.xlsx"], ["bo-1", "a.xlsx", "--scheme", "x"], ["bo-1", "a.csv"], ["bo-1", "khong/co/a.xlsx"]],
)
def test_exports_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    make_set()
    assert run("export_criteria", *words)[0] in {1, 2}
    assert not list(tmp_path.iterdir())


def test_accounts_get_passwords_that_are_printed_once(workbook: Workbook) -> None:
    make_authority()
    heads = ["Tên đăng nhập", "Họ và tên", "Thư điện tử", "Mã đơn vị", "Vai trò"]
    path = workbook(TK=[heads, ["moi", "Người Mới", "", "tu-ky", "Lãnh đạo"]])
    assert "moi\t" not in run("import_accounts", path, "--dry-run")[1]
    code, text = run("import_accounts", path)
    assert code == 0
    password = text.rsplit("moi\t", 1)[1].strip()
    assert User.objects.get(username="moi").check_password(password)
    assert "moi\t" not in run("import_accounts", path)[1]


def test_totals_of_past_years(workbook: Workbook) -> None:
    round_ = make_round(1, year=2019, criteria_set=domain_totals_set(actor=None, source=make_set()))
    path = workbook(Tổng=[["Mã đơn vị", "1.diem", "2.diem"], ["u2019-0001", 45, 40]])
    assert "thay đổi 1" in run("import_domain_totals", "2019", path)[1]
    assert run("import_domain_totals", "1999", path)[0] == 2
    assert run("import_domain_totals", make_round(1, criteria_set=make_set(code="x")).slug, path)[0] == 2
    assert round_.members.get().scores.count() == 2
