"""Workbooks as people send them, from the upload to the written scores."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from scoring.models import Layer, RoundUnit, Score, ScoreImport
from scoring.models.imports import ImportState
from scoring.services.publishing import publish
from scoring.views.exchange import pace
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.pages.conftest import plain

pytestmark = pytest.mark.django_db

DATA = Path(__file__).parent.parent / "data"
ADDRESS = "/2021/bang-tinh/"


@pytest.fixture
def office(client, people, round_):
    """The office, signed in."""
    client.force_login(people.office)
    return client


def upload(client, content, name="bảng điểm.xlsx"):
    """The page after handing in; the import is the latest."""
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}, follow=True)


def latest():
    return ScoreImport.objects.latest("pk")


def confirm(client, **data):
    import_ = latest()
    address = f"{ADDRESS}nhap/{import_.pk}/"
    return client.post(address, {"viec": "xac-nhan", "ban": import_.plan_digest, **data}, follow=True)


def marks():
    """Points as text, "KAD", or "" by unit and criterion."""
    return {
        (score.round_unit.unit.code, score.criterion.code): "KAD"
        if score.not_applicable
        else ("" if score.points is None else f"{score.points.normalize():f}")
        for score in Score.objects.filter(layer=Layer.FINAL).select_related("round_unit__unit", "criterion")
    }


def exported(client):
    return load_workbook(io.BytesIO(client.get(f"{ADDRESS}tai-ve/bang-diem.xlsx").content))


def cell_of(book, unit, code):
    """The cell of a unit and a criterion, found by the codes in the sheet."""
    for sheet in book:
        rows = {str(row[0].value): row[0].row for row in sheet.iter_rows() if row[0].value is not None}
        columns = {str(cell.value): cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None}
        if sheet.sheet_state == "visible" and unit in rows and code in columns:
            return sheet.cell(rows[unit], columns[code])
    raise AssertionError((unit, code))


def content_of(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["office-xlsxwriter.xlsx", "office-libreoffice.xlsx"])
def test_a_workbook_of_another_writer(office, name):
    before = marks()
    page = plain(upload(office, (DATA / name).read_bytes(), name).content.decode())
    assert "Xác nhận ghi 5 ô điểm" in page
    assert marks() == before
    assert "Đã ghi 5 ô điểm" in plain(confirm(office).content.decode())
    assert marks() == before | {
        ("ha-ky", "1.1"): "27.5",
        ("ha-ky", "1.2"): "16.5",
        ("minh-duc", "1.1"): "29",
        ("minh-duc", "2.1"): "KAD",
        ("tu-ky-tt", "1.2"): "0.3",
    }


def test_an_export_changes_nothing(office):
    page = plain(upload(office, content_of(exported(office))).content.decode())
    assert "9 Không đổi" in page
    assert "không có gì để ghi" in page


def test_an_edited_export(office):
    book = exported(office)
    cell = cell_of(book, "ha-ky", "1.1")
    cell.value = "27,5"
    page = plain(upload(office, content_of(book)).content.decode())
    assert f"{cell.parent.title}!{cell.coordinate} Xã Hà Kỳ 1.1 Tiêu chí 1.1 26 → 27,5" in page
    confirm(office)
    assert marks()["ha-ky", "1.1"] == "27.5"
    assert latest().state == ImportState.DONE


def test_a_bad_cell_stops_everything_and_is_marked_in_the_corrected_file(office):
    before, book = marks(), exported(office)
    good, bad = cell_of(book, "ha-ky", "1.1"), cell_of(book, "minh-duc", "1.2")
    good.value, bad.value = 27.5, 999
    page = upload(office, content_of(book)).content.decode()
    assert f"{bad.parent.title}!{bad.coordinate}" in plain(page)
    assert "disabled" in page
    confirm(office)
    assert marks() == before
    response = office.get(f"{ADDRESS}nhap/{latest().pk}/tep-sua-loi.xlsx")
    assert "sua-loi.xlsx" in response["Content-Disposition"]
    marked = load_workbook(io.BytesIO(response.content))[bad.parent.title][bad.coordinate]
    assert marked.comment is not None
    assert marked.value == 999


def test_a_conflict_keeps_the_portal_s_mark_unless_the_file_s_is_taken(office, round_):
    book = exported(office)
    cell = cell_of(book, "ha-ky", "1.1")
    cell.value = 27.5
    record(round_, {"ha-ky": {"1.1": "25"}})
    page = plain(upload(office, content_of(book)).content.decode())
    assert "1 Xung đột" in page
    assert "Giữ trên cổng: 25" in page
    choice = {f"xung-dot:{cell.parent.title}!{cell.coordinate}": "mine"}
    address = f"{ADDRESS}nhap/{latest().pk}/"
    chosen = office.post(address, {"viec": "luu-lua-chon", **choice}, follow=True)
    assert "25 → 27,5" in plain(chosen.content.decode())
    confirm(office)
    assert marks()["ha-ky", "1.1"] == "27.5"


def test_a_choice_of_the_file_s_mark_can_be_taken_back(office, round_):
    book = exported(office)
    cell = cell_of(book, "ha-ky", "1.1")
    cell.value = 27.5
    record(round_, {"ha-ky": {"1.1": "25"}})
    upload(office, content_of(book))
    field, address = f"xung-dot:{cell.parent.title}!{cell.coordinate}", f"{ADDRESS}nhap/{latest().pk}/"
    page = office.post(address, {"viec": "luu-lua-chon", field: "mine"}, follow=True).content.decode()
    assert f'name="{field}" value="mine" checked' in page
    office.post(address, {"viec": "luu-lua-chon", field: "theirs"})
    confirm(office)
    assert marks()["ha-ky", "1.1"] == "25"


def own_book(*rows):
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return content_of(book)


def test_an_ambiguous_name_is_asked(office, people, round_):
    commune = make_unit("tu-ky-xa", "Tứ Kỳ", parent=people.authority)
    RoundUnit.objects.create(round=round_, unit=commune)
    page = upload(office, own_book(["Tên đơn vị", "1.1"], ["Tứ Kỳ", 21])).content.decode()
    assert 'value="tu-ky-tt"' in page
    assert 'value="tu-ky-xa"' in page
    field = page.split('name="hoi:')[1].split('"')[0]
    address = f"{ADDRESS}nhap/{latest().pk}/"
    page = office.post(address, {"viec": "luu-lua-chon", f"hoi:{field}": "tu-ky-tt"}, follow=True).content.decode()
    assert "20 → 21" in plain(page)
    confirm(office)
    assert marks()["tu-ky-tt", "1.1"] == "21"


def test_old_encodings_have_to_be_accepted(office):
    content = own_book(["M· ®¬n vÞ", "Tªn ®¬n vÞ", "1.1"], ["tu-ky-tt", "ThÞ trÊn Tø Kú", 21])
    page = upload(office, content).content.decode()
    assert "Thị trấn Tứ Kỳ" in plain(page)
    assert 'name="chuyen-ma"' in page
    address = f"{ADDRESS}nhap/{latest().pk}/"
    accepted = {"viec": "luu-lua-chon", "co-chuyen-ma": "1", "chuyen-ma": "1"}
    assert "20 → 21" in plain(office.post(address, accepted, follow=True).content.decode())
    confirm(office)
    assert marks()["tu-ky-tt", "1.1"] == "21"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("diem.xlsx", b"khong phai bang tinh", "diem.xlsx"),
        ("diem.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        ("diem.xlsx", b"", "rỗng"),
    ],
)
def test_files_that_are_not_read(office, name, content, words):
    before = marks()
    response = upload(office, content, name)
    assert response.status_code == 200
    assert words in plain(response.content.decode())
    assert marks() == before


def test_no_file(office):
    page = office.post(ADDRESS).content.decode()
    assert "Chưa chọn tệp." in page
    assert 'aria-invalid="true"' in page


def test_a_published_round_takes_no_file(office, round_):
    publish(actor=None, round_=round_)
    page = plain(upload(office, (DATA / "office-xlsxwriter.xlsx").read_bytes()).content.decode())
    assert "đã công bố" in page
    assert not ScoreImport.objects.exists()


def test_cancelling_writes_nothing(office):
    before = marks()
    upload(office, (DATA / "office-xlsxwriter.xlsx").read_bytes())
    page = office.post(f"{ADDRESS}nhap/{latest().pk}/", {"viec": "huy"}, follow=True)
    assert "Đã hủy" in plain(page.content.decode())
    confirm(office)
    assert marks() == before


def test_a_large_file_is_read_and_written_by_a_worker(office, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(pace, "MOST_BYTES", 0)
    with django_capture_on_commit_callbacks(execute=True) as reading:
        page = plain(upload(office, (DATA / "office-xlsxwriter.xlsx").read_bytes()).content.decode())
    assert "Tệp đang chờ đến lượt" in page
    assert latest().state == ImportState.READY
    with django_capture_on_commit_callbacks(execute=True) as writing:
        page = plain(confirm(office).content.decode())
    assert "Đang ghi điểm" in page
    assert (len(reading), len(writing)) == (1, 1)
    assert latest().state == ImportState.DONE
    assert marks()["ha-ky", "1.1"] == "27.5"


def test_a_reading_that_breaks_down_is_told_and_tried_again(office, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("scoring.workbook.importing.flow.preview_of_target", broken)
        page = plain(upload(office, (DATA / "office-xlsxwriter.xlsx").read_bytes()).content.decode())
    assert "Gặp sự cố" in page
    page = office.post(f"{ADDRESS}nhap/{latest().pk}/", {"viec": "lam-lai"}, follow=True)
    assert "Xác nhận ghi 5 ô điểm" in plain(page.content.decode())


@pytest.mark.parametrize("page", ["/{0}/bang-tinh/", "/{0}/bang-tinh/tai-ve/bang-diem.xlsx", "/{0}/ket-qua.xlsx"])
def test_queries_do_not_grow_with_units(client, people, page):
    counts = []
    for units, year in ((5, 2030), (25, 2031)):
        record_all(make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}")))
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.format(year)).status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]
