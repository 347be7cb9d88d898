"""`manage.py import_scores`: exit codes and messages fit for scripts."""

import io

import pytest
from django.core.management import CommandError, call_command

from scoring.models import ScoreImport
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.workbook.importing_kit import HEAD, cell_of, edited, exported, marks, written
from units.models import Kind

pytestmark = pytest.mark.django_db

A = "u2021-0001"


@pytest.fixture
def round_():
    return make_round(2, criteria_set=make_set({1: [10, 40], 2: [50]}))


@pytest.fixture
def run(tmp_path):
    """Runs the command on a file; (exit code, standard output, standard error)."""

    def command(data, *options, slug="2021", name="diem.xlsx"):
        path = tmp_path / name
        if data is not None:
            path.write_bytes(data)
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_scores", slug, str(path), *options, stdout=out, stderr=err)
        except SystemExit as exit_:
            return exit_.code, out.getvalue(), err.getvalue()
        except CommandError as error:
            return error.returncode, out.getvalue(), str(error)
        return 0, out.getvalue(), err.getvalue()

    return command


def test_writes_and_says_so(round_, run):
    code, out, err = run(written([*HEAD, "1.1", "1.2"], [A, "", 5, 6]))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "diem.xlsx: mới 2, thay đổi 0, không đổi 0, bị từ chối 0, xung đột 0, cần hỏi 0.",
        "Đã lưu 2 điểm.",
    ]
    assert len(marks(round_)) == 2


def test_dry_run_writes_nothing_and_leaves_nothing(round_, run, tmp_path):
    code, out, _err = run(written([*HEAD, "1.1"], [A, "", 5]), "--dry-run")
    assert (code, marks(round_)) == (0, {})
    assert "mới 1" in out
    assert not ScoreImport.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "diem.xlsx"]


def test_refusals_by_address(round_, run):
    code, out, err = run(written([*HEAD, "1.1", "1.2"], [A, "", 11, "abc"], ["zz", "", 1, 1]))
    assert (code, marks(round_)) == (1, {})
    assert "bị từ chối 3" in out
    assert [line.split(":")[0] for line in err.splitlines()] == ["Bảng!B3", "Bảng!C2", "Bảng!D2", "Chưa ghi gì."]


def test_a_file_that_is_no_workbook(round_, run):
    code, _out, err = run(b"abc")
    assert code == 1
    assert "diem.xlsx" in err


def test_questions_by_option(run):
    units = [make_unit("xa", "An Thanh"), make_unit("tt", "An Thanh", Kind.TOWN)]
    round_ = make_round(units)
    data = written(["Đơn vị", "1.1"], ["An Thanh", 5])
    code, _out, err = run(data)
    assert (code, marks(round_)) == (1, {})
    assert "Bảng!A2: “An Thanh” là đơn vị nào?" in err
    assert run(data, "--answer", "Bảng!A2=tt")[0] == 0
    assert marks(round_) == {("tt", "1.1"): "5"}


def test_repairs_by_option(round_, run):
    data = written(["M· ®¬n vÞ", "1.1"], [A, 5])
    code, _out, err = run(data)
    assert (code, marks(round_)) == (1, {})
    assert "“Mã đơn vị” (TCVN3)" in err
    assert run(data, "--accept-repairs")[0] == 0
    assert marks(round_) == {(A, "1.1"): "5"}


@pytest.mark.parametrize(("option", "mark"), [("--keep-theirs", "6"), ("--take-mine", "7")])
def test_conflicts_by_option(round_, run, option, mark):
    record_all(round_)
    data = exported(round_)
    data = edited(data, {cell_of(data, A, "1.1"): 7})
    record(round_, {A: {"1.1": "6"}})
    code, _out, err = run(data)
    assert code == 1
    assert "cổng ghi “6”, tệp ghi “7”" in err
    assert run(data, option)[0] == 0
    assert marks(round_)[A, "1.1"] == mark


def test_wrong_use(round_, run):
    code, _out, err = run(b"x", slug="1999")
    assert code == 2
    assert "2021" in err
    assert run(None, name="khong-co.xlsx")[0] == 2
    with pytest.raises(CommandError):
        call_command("import_scores", "2021", "x.xlsx", "--layer", "khac")


def test_a_locked_round(round_, run):
    record_all(round_)
    publish(actor=None, round_=round_)
    code, _out, err = run(written([*HEAD, "1.1"], [A, "", 5]))
    assert code == 1
    assert "công bố" in err
