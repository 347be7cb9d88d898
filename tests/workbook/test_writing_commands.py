"""`manage.py export_scores` and `export_results`."""

import io

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from scoring.models import Publication
from scoring.results.csv_table import csv_bytes
from scoring.results.source import current_results
from scoring.services.publishing import publish
from scoring.workbook.layout import FINGERPRINT
from tests.factories import make_round, record_all
from tests.workbook.reopening import row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    round_ = make_round()
    record_all(round_)
    return round_


def run(*arguments: object) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def refused(*arguments: object) -> str:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert caught.value.returncode == 1
    return str(caught.value)


def kind(path) -> str:
    return str(row_of(load_workbook(path)[FINGERPRINT], "kind")[1])


@pytest.mark.parametrize(
    ("options", "expected"),
    [((), "matrix"), (("--unit", "u2021-0002"), "unit"), (("--domain-totals",), "domain-totals")],
)
def test_scores(round_, tmp_path, options, expected):
    path = tmp_path / "điểm.XLSX"
    assert run("export_scores", "2021", path, *options) == f"Đã ghi điểm kỳ 2021 vào {path}.\n"
    assert kind(path) == expected


def test_results_workbook(round_, tmp_path):
    path = tmp_path / "kq.xlsx"
    assert run("export_results", "2021", path) == f"Đã ghi kết quả kỳ 2021 (tạm tính) vào {path}.\n"
    publish(actor=None, round_=round_)
    assert "(phiên bản 1)" in run("export_results", "2021", path, "--units")
    assert load_workbook(path).sheetnames[-2:] == ["Xã Xã 0001", "Xã Xã 0002"]


def test_results_table_and_document(round_, tmp_path):
    publish(actor=None, round_=round_)
    run("export_results", "2021", tmp_path / "kq.csv")
    run("export_results", "2021", tmp_path / "kq.json")
    assert (tmp_path / "kq.csv").read_bytes() == csv_bytes(current_results(round_))
    assert (tmp_path / "kq.json").read_bytes() == Publication.objects.get().document.encode()


def test_an_open_round_has_no_document(round_, tmp_path):
    path = tmp_path / "kq.json"
    assert "chưa công bố" in refused("export_results", "2021", path)
    assert not path.exists()


@pytest.mark.parametrize("command", ["export_scores", "export_results"])
class TestRefusals:
    def test_unknown_round(self, round_, tmp_path, command):
        message = refused(command, "2019", tmp_path / "a.xlsx")
        assert message == "Không có kỳ đánh giá “2019”. Các kỳ hiện có: 2021."

    def test_no_rounds(self, tmp_path, command):
        assert "chưa có kỳ đánh giá nào" in refused(command, "2019", tmp_path / "a.xlsx")

    def test_extension(self, round_, tmp_path, command):
        assert "phải có đuôi .xlsx" in refused(command, "2021", tmp_path / "a.xls")

    def test_no_folder(self, round_, tmp_path, command):
        assert "Không có thư mục" in refused(command, "2021", tmp_path / "x" / "a.xlsx")

    def test_a_folder(self, round_, tmp_path, command):
        folder = tmp_path / "a.xlsx"
        folder.mkdir()
        assert "là thư mục" in refused(command, "2021", folder)

    def test_what_was_there_stays_when_writing_fails(self, round_, tmp_path, command, monkeypatch):
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"old")

        def fail(_descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("scoring.workbook.writing.files.os.fsync", fail)
        message = refused(command, "2021", path)
        assert message.startswith(f"Không ghi được “{path}”")
        assert "còn nguyên" in message
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]


def test_unknown_unit(round_, tmp_path):
    assert refused("export_scores", "2021", tmp_path / "a.xlsx", "--unit", "x") == "Kỳ 2021 không có đơn vị mã “x”."
    assert not list(tmp_path.iterdir())


def test_options_that_exclude_each_other(round_, tmp_path):
    path = tmp_path / "a.xlsx"
    assert "Chỉ dùng một" in refused("export_scores", "2021", path, "--unit", "u2021-0001", "--domain-totals")
    assert "chỉ dùng với tệp .xlsx" in refused("export_results", "2021", tmp_path / "a.csv", "--units")
