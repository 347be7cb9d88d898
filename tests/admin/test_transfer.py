"""Lists in and out of the back office."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import make_round, make_set, make_unit
from units.models import Unit

pytestmark = pytest.mark.django_db

HEADERS = ["Mã đơn vị", "Tên riêng", "Loại đơn vị", "Thuộc (mã)"]


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("danh-sach.xlsx", stream.getvalue())


def upload(client, name, file):
    return client.post(reverse(f"admin:{name}_import"), {"import_file": file})


def confirm(client, name, response):
    form = response.context["confirm_form"]
    return client.post(reverse(f"admin:{name}_process_import"), form.initial, follow=True)


def test_units_come_in_after_a_preview(office, people):
    rows = [HEADERS, ["xa-9", "Quảng Nghiệp", "Xã", "tu-ky"], ["xa-1", "Hà Kỳ mới", "Xã", "tu-ky"], [None] * 4]
    response = upload(office, "units_unit", workbook(*rows))
    page = response.content.decode()
    assert "Xem trước" in page
    assert "Quảng Nghiệp" in page
    assert not Unit.objects.filter(code="xa-9").exists()
    assert "Đã nhập xong: 1 dòng mới, 1 dòng thay đổi" in confirm(office, "units_unit", response).content.decode()
    assert Unit.objects.get(code="xa-9").parent == people.authority
    assert Unit.objects.get(code="xa-1").name == "Hà Kỳ mới"


def test_a_wrong_row_keeps_all_rows_out(office, people):
    rows = [HEADERS, ["xa-9", "Quảng Nghiệp", "Xã", "tu-ky"], ["xa-10", "An", "Làng", "tu-ky"]]
    response = upload(office, "units_unit", workbook(*rows))
    assert "Làng" in response.content.decode()
    assert response.context["confirm_form"] is None
    assert not Unit.objects.filter(code="xa-9").exists()


def test_wrong_columns_are_named(office):
    page = upload(office, "units_unit", workbook(["Mã đơn vị", "Tên"], ["xa-9", "A"])).content.decode()
    assert "Thiếu cột “Tên riêng”." in page
    assert "Traceback" not in page


def test_units_elsewhere_are_neither_changed_nor_made(office, people):
    make_unit("nha-be", "Nhà Bè", kind="huyen")
    make_unit("xa-khac", "Khác", parent=Unit.objects.get(code="nha-be"))
    for row in (["xa-khac", "Đổi tên", "Xã", "tu-ky"], ["xa-9", "Mới", "Xã", "nha-be"], ["xa-9", "Mới", "Xã", ""]):
        page = upload(office, "units_unit", workbook(HEADERS, row)).content.decode()
        assert "ngoài phạm vi quản lý của bạn" in page


def test_csv_with_its_mark(office, people):
    text = "\ufeff" + ",".join(HEADERS) + "\nxa-9,Mới,Xã,tu-ky\n"
    response = upload(office, "units_unit", SimpleUploadedFile("don-vi.csv", text.encode()))
    assert "Xem trước" in response.content.decode()


def test_what_is_no_workbook_is_refused(office):
    page = upload(office, "units_unit", SimpleUploadedFile("x.xlsx", b"khong phai excel")).content.decode()
    assert "không phải là sổ Excel" in page


def test_units_come_out_as_a_workbook_without_formulas(office, people):
    Unit.objects.filter(code="xa-1").update(name="=1+1")
    response = office.get(reverse("admin:units_unit_export"))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = {row[0].value: row for row in sheet.iter_rows()}
    assert [cell.value for cell in rows["Mã đơn vị"]][:4] == HEADERS
    assert rows["xa-1"][1].value == "=1+1"
    assert rows["xa-1"][1].data_type == "s"


def test_criteria_go_out_and_come_in_again(office, people):
    make_set()
    response = office.get(reverse("admin:scoring_criterion_export"))
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(response.content)).active]
    assert len(rows) == 1 + 2 + 3  # headers, domains, criteria
    preview = upload(office, "scoring_criterion", workbook(*rows))
    assert "Xem trước" in preview.content.decode()


def test_a_set_in_use_elsewhere_is_not_written(office, people):
    authority = make_unit("nha-be", "Nhà Bè", kind="huyen")
    round_ = make_round([make_unit("xa-khac", "Khác", parent=authority)], authority=authority)
    response = office.get(reverse("admin:scoring_criterion_export"))
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(response.content)).active]
    title = rows[0].index("Nội dung")
    changed = [rows[0], *([*row[:title], f"{row[title]} mới", *row[title + 1 :]] for row in rows[1:])]
    for table in (changed, [row for row in changed if row[1] != "Tiêu chí"]):
        page = upload(office, "scoring_criterion", workbook(*table)).content.decode()
        assert "đang dùng cho kỳ của cơ quan khác" in page
    assert round_.criteria_set.criteria.count() == 3


@pytest.mark.parametrize("name", ["units_unit", "scoring_criterion", "scoring_criteriaset"])
def test_leaders_take_out_and_put_nothing_in(leader, people, name):
    assert leader.get(reverse(f"admin:{name}_import")).status_code == 403
    assert leader.post(reverse(f"admin:{name}_process_import"), {}).status_code == 403
    assert leader.get(reverse(f"admin:{name}_export")).status_code == 200
