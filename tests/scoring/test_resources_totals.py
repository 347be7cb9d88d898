"""Past years of which only the totals of domains are known."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from cchc.tables.report import Report
from scoring.models import Round, Score
from scoring.resources import DomainTotalsResource
from scoring.results.source import current_results
from scoring.services.domain_totals import domain_totals_set, is_domain_totals
from scoring.services.publishing import publish
from scoring.workbook.totals import import_totals_file
from scoring.workbook.writing.book import save
from scoring.workbook.writing.scores.books import domain_totals_book
from tests.factories import make_round, make_set, record
from tests.people import People

pytestmark = pytest.mark.django_db

HEAD = "Mã đơn vị,Tên đơn vị,1.diem,1.toi-da,2.diem,2.toi-da\n"


@pytest.fixture
def round_(db: None) -> Round:
    source = make_set({1: [30, 20], 2: [50]}, code="bo-day-du")
    return make_round(2, year=2019, criteria_set=domain_totals_set(actor=None, source=source))


def load(folder: Path, round_: Round, text: str, **options: bool) -> Report:
    path = folder / "tong.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return import_totals_file(DomainTotalsResource(round_=round_), path, **options)


def marks() -> dict[tuple[str, str], Decimal | None]:
    rows = Score.objects.values_list("round_unit__unit__code", "criterion__code", "points")
    return {(unit, code): points for unit, code, points in rows}


def test_the_set_has_one_criterion_for_each_domain(round_: Round) -> None:
    totals = round_.criteria_set
    assert (totals.code, totals.total_points) == ("bo-day-du-linh-vuc", 100)
    assert list(totals.criteria.values_list("code", "max_points")) == [
        ("1", Decimal(50)),
        ("2", Decimal(50)),
    ]
    assert is_domain_totals(totals)
    assert not is_domain_totals(make_set(code="khac"))


def test_totals_are_recorded_and_published_as_ever(tmp_path: Path, round_: Round) -> None:
    rows = 'u2019-0001,,45,50,"40,5",\nu2019-0002,Xã 0002,20,50,KAD,\n'
    report = load(tmp_path, round_, rows)
    assert (report.refused, len(report.changed)) == ((), 2)
    assert marks() == {
        ("u2019-0001", "1"): 45,
        ("u2019-0001", "2"): Decimal("40.5"),
        ("u2019-0002", "1"): 20,
        ("u2019-0002", "2"): None,
    }
    publish(actor=None, round_=round_)
    percents = {unit["code"]: Decimal(unit["percent"] or 0) for unit in current_results(round_).units}
    assert percents == {"u2019-0001": Decimal("85.5"), "u2019-0002": Decimal(40)}
    assert "đã công bố" in str(load(tmp_path, round_, rows.replace("45", "44")).refused[0])


def test_the_portals_own_workbook_comes_back(tmp_path: Path, round_: Round) -> None:
    record(round_, {"u2019-0001": {"1": "45", "2": "40"}, "u2019-0002": {"1": "0", "2": "na"}})
    path = tmp_path / "tong.xlsx"
    save(domain_totals_book(round_), path)
    resource = DomainTotalsResource(round_=round_)
    report = import_totals_file(resource, path)
    assert (report.changes, report.refused, report.unchanged) == ((), (), 2)

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == 45]
    cell.value = 46.5
    book.save(path)
    [row] = import_totals_file(DomainTotalsResource(round_=round_), path).changed
    assert [(found.column, found.old, found.new) for found in row.cells] == [("1.diem", "45", "46,5")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("khong-co,,1,,1,\n", "dòng 2, cột A “Mã đơn vị”: Kỳ đánh giá không có đơn vị mã “khong-co”"),
        ("u2019-0001,Minh Đức,1,,1,\n", "dòng 2, cột B “Tên đơn vị”: Mã “u2019-0001” là Xã Xã 0001"),
        ("u2019-0001,,51,,1,\n", "dòng 2, cột C “1.diem”: Tiêu chí 1: điểm phải từ 0 đến 50."),
        ("u2019-0001,,nhiều,,1,\n", "dòng 2, cột C “1.diem”: Không phải số"),
        ("u2019-0001,,30,40,1,\n", "dòng 2, cột D “1.toi-da”: Điểm tối đa ghi 40 nhưng bộ tiêu chí ghi 50"),
    ],
)
def test_wrong_cells_are_named_and_nothing_is_recorded(tmp_path: Path, round_: Round, row: str, message: str) -> None:
    report = load(tmp_path, round_, row + "u2019-0002,,1,,1,\n")
    assert message in "\n".join(map(str, report.refused))
    assert marks() == {}


def test_a_rehearsal_and_people_of_elsewhere_record_nothing(tmp_path: Path, round_: Round, people: People) -> None:
    row = "u2019-0001,,45,50,40,50\n"
    assert len(load(tmp_path, round_, row, dry_run=True).changed) == 1
    path = tmp_path / "tong.csv"
    report = import_totals_file(DomainTotalsResource(round_=round_, actor=people.official), path)
    assert "không có quyền" in str(report.refused[0])
    assert marks() == {}
    with pytest.raises(PermissionDenied):
        domain_totals_set(actor=people.official, source=round_.criteria_set)
