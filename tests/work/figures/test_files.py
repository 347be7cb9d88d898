"""Figures in and out of files: what goes out comes in again, what is wrong is named by row and column."""

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from cchc.tables.errors import TableRefusedError
from cchc.tables.sheets import RawSheet
from scoring.models import Action, Event, Figure, FigureValue
from scoring.selectors.figures import figure_table
from scoring.workbook.figures import figures_book, import_figures
from tests.work.figures.making import add_figure, give

pytestmark = pytest.mark.django_db

DEFINED = ["Mã số liệu", "Tên số liệu", "Đơn vị tính", "Cấp", "Số chữ số thập phân", "Cách có", "Thành phần (mã)"]
VALUED = ["Mã số liệu", "Năm", "Giá trị", "Nguồn", "Số liệu minh họa"]
RATIO = "Số thứ nhất trên số thứ hai (%)"
DEFINITIONS = [
    ["ty-le", "Tỷ lệ đúng hạn", "%", "Toàn địa bàn", 2, RATIO, "dung-han; tiep-nhan"],
    ["tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ", "Toàn địa bàn", None, "Nhập", ""],
    ["dung-han", "Hồ sơ đúng hạn", "hồ sơ", "Cơ quan đánh giá", 0, "Nhập", None],
]
VALUES = [["tiep-nhan", 2021, 22725, "Phòng Nội vụ", "Không"], ["dung-han", "2021", "22604", "", None]]


def defined(*rows):
    return RawSheet("Danh mục", [DEFINED, *(rows or DEFINITIONS)], "Danh mục")


def valued(*rows):
    return RawSheet("Giá trị", [VALUED, *(rows or VALUES)], "Giá trị")


def take(people, *sheets, **more):
    return import_figures(sheets, authority=people.authority, actor=people.office, **more)


def refusals(report):
    return [str(item) for item in report.refused]


def test_both_lists_of_one_workbook_in_any_order(people):
    report = take(people, valued(), defined())
    assert (len(report.new), report.refused) == (5, ())
    table = figure_table(people.authority)
    assert [figure.code for figure in table.figures] == ["ty-le", "tiep-nhan", "dung-han"]
    assert table.formulas["ty-le"].parts == ("dung-han", "tiep-nhan")
    assert round(table.value("ty-le", 2021), 2) == Decimal("99.47")
    assert table.row("tiep-nhan", 2021).source == "Phòng Nội vụ"
    assert Event.objects.filter(action=Action.FIGURE_CHANGED).count() == 2


def test_once_more_changes_nothing(people):
    take(people, defined(), valued())
    report = take(people, defined(), valued())
    assert (report.changes, report.unchanged) == ((), 5)
    assert Event.objects.filter(action=Action.FIGURE_CHANGED).count() == 2


def test_a_rehearsal_writes_nothing(people):
    report = take(people, defined(), valued(), dry_run=True)
    assert len(report.new) == 5
    assert not Figure.objects.exists()
    assert not Event.objects.filter(action=Action.FIGURE_CHANGED).exists()


def test_changes_are_shown_cell_by_cell(people):
    take(people, defined(), valued())
    report = take(people, valued(["tiep-nhan", 2021, 22726, "Phòng Nội vụ", ""]), dry_run=True)
    (row,) = report.changed
    assert [(cell.column, cell.old, cell.new) for cell in row.cells] == [("Giá trị", "22725", "22726")]


def test_rows_without_a_value_leave_what_is_there(people):
    take(people, defined(), valued())
    report = take(people, valued(["tiep-nhan", 2021, None, "Khác", ""], ["dung-han", 2020, "", "", ""]))
    assert (report.changes, report.unchanged) == ((), 2)
    assert FigureValue.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (["la", 2021, 1, "", ""], "dòng 2, cột A “Mã số liệu”", "Không có số liệu mã “la”"),
        (["tiep-nhan", "năm nay", 1, "", ""], "dòng 2, cột B “Năm”", "Không phải số"),
        (["tiep-nhan", None, 1, "", ""], "dòng 2, cột B “Năm”", "Chưa ghi năm"),
        (["tiep-nhan", 1900, 1, "", ""], "dòng 2, cột B “Năm”", "từ 1990 đến 2100"),
        (["tiep-nhan", 2021, "nhiều", "", ""], "dòng 2, cột C “Giá trị”", "Không phải số"),
        (["tiep-nhan", 2021, 22.725, "", ""], "dòng 2, cột C “Giá trị”", "phải là số nguyên"),
        (["tiep-nhan", 2021, -1, "", ""], "dòng 2, cột C “Giá trị”", "không được nhỏ hơn 0"),
        (["tiep-nhan", 2021, 1, "x" * 301, ""], "dòng 2, cột D “Nguồn”", "dài quá 300"),
        (["tiep-nhan", 2021, 1, "", "có lẽ"], "dòng 2, cột E “Số liệu minh họa”", "“Có”, “Không”"),
    ],
)
def test_wrong_values_are_named_and_keep_everything_out(people, row, place, words):
    take(people, defined())
    report = take(people, valued(row, ["dung-han", 2021, 5, "", ""]))
    (refusal,) = refusals(report)
    assert place in refusal
    assert words in refusal
    assert not FigureValue.objects.exists()


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (["Sai Mã", "A", "hồ sơ", "Toàn địa bàn", 0, "Nhập", ""], "cột A", "chữ thường không dấu"),
        (["a", "", "hồ sơ", "Toàn địa bàn", 0, "Nhập", ""], "cột B", ""),
        (["a", "A", "hồ sơ", "Thôn", 0, "Nhập", ""], "cột D", "“Toàn địa bàn”"),
        (["a", "A", "hồ sơ", "Toàn địa bàn", 7, "Nhập", ""], "cột E", ""),
        (["a", "A", "hồ sơ", "Toàn địa bàn", 0, "Đoán", ""], "cột F", "Hãy ghi một trong"),
        (["a", "A", "hồ sơ", "Toàn địa bàn", 0, RATIO, "b; la"], "cột G", "không có số liệu mã “la”"),
        (["a", "A", "hồ sơ", "Toàn địa bàn", 0, RATIO, "b"], "cột G", "tỷ lệ cần đúng hai thành phần"),
    ],
)
def test_wrong_definitions_are_named(people, row, place, words):
    report = take(people, defined(row, ["b", "B", "hồ sơ", "Toàn địa bàn", 0, "Nhập", ""]))
    (refusal,) = refusals(report)
    assert place in refusal
    assert words in refusal
    assert not Figure.objects.exists()


def test_circles(people):
    how = "Tổng các số liệu thành phần"
    rows = [["a", "A", "hồ sơ", "Toàn địa bàn", 0, how, "b"], ["b", "B", "hồ sơ", "Toàn địa bàn", 0, how, "a"]]
    assert "thành vòng" in refusals(take(people, defined(*rows)))[0]
    assert not Figure.objects.exists()


def test_another_list_altogether(people):
    with pytest.raises(TableRefusedError, match="không có danh mục hay giá trị số liệu"):
        take(people, RawSheet("Trang 1", [["Họ tên", "Tuổi"], ["A", 3]]))


def test_a_column_too_few_or_unknown(people):
    sheet = RawSheet("Giá trị", [["Mã số liệu", "Giá trị", "Ghi chú"], ["a", 1, "x"]])
    said = " ".join(refusals(take(people, sheet)))
    assert "Thiếu cột “Năm”" in said
    assert "Không có cột tên “Ghi chú”" in said


def test_rows_of_another_authority(people):
    sheet = RawSheet("Giá trị", [["Cơ quan đánh giá (mã)", *VALUED], ["khac", *VALUES[0]]])
    take(people, defined())
    assert "hãy bỏ dòng của cơ quan khác" in refusals(take(people, sheet))[0]


def test_old_fonts_wait_to_be_accepted(people):
    row = ["tiep-nhan", "Hå s¬ tiÕp nhËn cña x·, thÞ trÊn", "hồ sơ", "Toàn địa bàn", 0, "Nhập", ""]
    report = take(people, defined(row), accept_repairs=False)
    assert report.repairs[0].after == "Hồ sơ tiếp nhận của xã, thị trấn"
    assert not Figure.objects.exists()
    take(people, defined(row))
    assert Figure.objects.get().name == "Hồ sơ tiếp nhận của xã, thị trấn"


def test_the_workbook_comes_back_as_it_went_out(people, tmp_path):
    take(people, defined(), valued())
    path = tmp_path / "so-lieu.xlsx"
    call_command("export_figures", "tu-ky", path)
    before = figure_table(people.authority)
    FigureValue.objects.all().delete()
    Figure.objects.filter(derivation="ratio").delete()
    Figure.objects.all().delete()
    call_command("import_figures", path)
    after = figure_table(people.authority)
    assert after.formulas == before.formulas
    assert after.value("ty-le", 2021) == before.value("ty-le", 2021)


@pytest.mark.parametrize("flags", [[], ["--list"]])
def test_csv_comes_back_too(people, tmp_path, flags, capsys):
    take(people, defined(), valued())
    path = tmp_path / "so-lieu.csv"
    call_command("export_figures", "tu-ky", path, *flags)
    call_command("import_figures", path)
    assert f"không đổi {3 if flags else 2}" in capsys.readouterr().out


def test_rows_to_fill_in(people):
    give(add_figure(people.authority, "a"), {2021: "1"})
    add_figure(people.authority, "b")
    add_figure(people.authority, "tong", derivation="sum", parts=list(Figure.objects.all()))
    book = openpyxl.load_workbook(io.BytesIO(figures_book(people.authority, 2021)))
    rows = list(book["Giá trị số liệu theo năm"].iter_rows(values_only=True))
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("Mã số liệu", "Năm", "Giá trị"),
        ("a", 2021, 1),
        ("b", 2021, None),
    ]


def test_a_workbook_saved_by_libreoffice(people, tmp_path):
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: bin/test installs it"
    take(people, defined(), valued())
    source = tmp_path / "so-lieu.xlsx"
    source.write_bytes(figures_book(people.authority, 2021))
    saved = tmp_path / "saved"
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", saved, source], check=True, capture_output=True, timeout=120)
    book = openpyxl.load_workbook(saved / "so-lieu.xlsx")
    book["Giá trị số liệu theo năm"]["E2"] = 22726
    book.save(saved / "so-lieu.xlsx")
    call_command("import_figures", Path(saved / "so-lieu.xlsx"), "--authority", "tu-ky")
    assert FigureValue.objects.get(figure__code="tiep-nhan").value == 22726
    assert FigureValue.objects.get(figure__code="dung-han").value == 22604


def test_commands_say_what_there_is(people, tmp_path):
    with pytest.raises(CommandError, match="Không có cơ quan mã “la”"):
        call_command("export_figures", "la", tmp_path / "a.xlsx")
    with pytest.raises(CommandError, match="phải có đuôi"):
        call_command("export_figures", "tu-ky", tmp_path / "a.txt")
    path = tmp_path / "a.csv"
    path.write_text("Mã số liệu,Năm,Giá trị\na,2021,1\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Chưa ghi mã cơ quan đánh giá"):
        call_command("import_figures", path)
