"""Lists in and out of the back office."""

import io
import re

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from scoring.models import ClassificationScheme, CriteriaSet, Criterion, Score
from tests.factories import make_round, make_scheme, make_set, make_unit
from tests.people import make_person
from units.models import Role, Unit, User

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


def page_of(client, name, file):
    return upload(client, name, file).content.decode()


def test_csv_comes_out_with_the_filter_of_the_list(office, people):
    response = office.get(reverse("admin:units_unit_export_csv"), {"q": "minh duc"})
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Mã đơn vị", "xa-2"]
    assert 'filename="don-vi-' in response["Content-Disposition"]


def test_what_was_shown_is_what_is_written(office, people):
    response = upload(office, "units_unit", workbook(HEADERS, ["xa-1", "Tên mới", "Xã", "tu-ky"]))
    Unit.objects.filter(code="xa-1").update(name="Người khác vừa đổi")
    page = confirm(office, "units_unit", response).content.decode()
    assert "Dữ liệu trên cổng vừa thay đổi nên chưa ghi gì" in page
    assert "Người khác vừa đổi" in page
    assert Unit.objects.get(code="xa-1").name == "Người khác vừa đổi"


def test_a_ticket_serves_once_and_one_person_and_one_list(office, people, leader, administrator):
    response = upload(office, "units_unit", workbook(HEADERS, ["xa-1", "Tên mới", "Xã", "tu-ky"]))
    assert "chờ quá lâu" in confirm(administrator, "units_unit", response).content.decode()
    assert "chờ quá lâu" in confirm(office, "scoring_criterion", response).content.decode()
    forged = {**response.context["confirm_form"].initial, "ticket": "x:y:z"}
    assert office.post(reverse("admin:units_unit_process_import"), forged).status_code == 302
    assert Unit.objects.get(code="xa-1").name == "Hà Kỳ"
    assert "Đã nhập xong" in confirm(office, "units_unit", response).content.decode()
    assert "chờ quá lâu" in confirm(office, "units_unit", response).content.decode()


def test_old_encodings_are_accepted_with_one_tick(office, people):
    response = upload(office, "units_unit", workbook(HEADERS, ["xa-9", "Qu¶ng NghiÖp", "Xã", "tu-ky"]))
    page = response.content.decode()
    assert "Qu¶ng NghiÖp" in page
    assert "Quảng Nghiệp" in page
    again = confirm(office, "units_unit", response)
    assert "Hãy đánh dấu chấp nhận chuyển mã" in again.content.decode()
    assert not Unit.objects.filter(code="xa-9").exists()
    form = {**again.context["confirm_form"].initial, "accept_repairs": "on"}
    office.post(reverse("admin:units_unit_process_import"), form)
    assert Unit.objects.get(code="xa-9").name == "Quảng Nghiệp"


def test_the_import_stands_in_the_history_of_the_unit(office, people):
    confirm(office, "units_unit", upload(office, "units_unit", workbook(HEADERS, ["xa-1", "Mới", "Xã", "tu-ky"])))
    [entry] = LogEntry.objects.all()
    assert (entry.user, entry.object_id) == (people.office, str(people.commune.pk))


@pytest.mark.parametrize("name", ["bom.xlsx", "cu.xls", "macro.xlsm", "danh-sach.ods", "trống.xlsx", "x.csv", "x"])
def test_files_that_cannot_be_read_are_refused_on_the_page(office, name):
    content = b"\0\1" if name == "x.csv" else b"" if name == "trống.xlsx" else b"PK\x03\x04" + b"0" * 100
    response = upload(office, "units_unit", SimpleUploadedFile(name, content))
    assert response.status_code == 200
    assert response.context["form"].errors["import_file"]


def test_accounts_are_for_administrators_and_passwords_are_shown_once(administrator, office, people):
    rows = [["Tên đăng nhập", "Họ và tên", "Mã đơn vị", "Vai trò"], ["moi", "Người Mới", "xa-1", "Công chức đơn vị"]]
    assert office.get(reverse("admin:units_user_import")).status_code == 403
    response = upload(administrator, "units_user", workbook(*rows))
    assert not User.objects.filter(username="moi").exists()
    shown = confirm(administrator, "units_user", response)
    password = shown.context["passwords"]["moi"]
    assert User.objects.get(username="moi").check_password(password)
    assert shown.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert "chờ quá lâu" in confirm(administrator, "units_user", response).content.decode()
    assert password not in administrator.get(reverse("admin:units_user_export_csv")).content.decode()


@pytest.mark.parametrize(
    "row",
    [
        ["quan-tri", "Quản Trị", "xa-1", "Công chức đơn vị"],  # oneself
        ["moi", "Mới", "nha-be", "Lãnh đạo"],  # a unit elsewhere
        ["xa-la", "Xa Lạ", "xa-1", "Lãnh đạo"],  # an account with a role elsewhere
    ],
)
def test_accounts_beyond_reach_are_refused(administrator, people, row):
    elsewhere = make_unit("nha-be", "Nhà Bè", kind="huyen")
    make_person("xa-la", elsewhere, Role.LEADER)
    page = page_of(administrator, "units_user", workbook(["Tên đăng nhập", "Họ và tên", "Mã đơn vị", "Vai trò"], row))
    assert "ngoài phạm vi quản lý của bạn" in page


def test_a_regulation_goes_out_and_in_as_one_workbook(office, people):
    make_scheme()
    criteria_set = make_set()
    response = office.get(reverse("admin:scoring_criteriaset_book", args=[criteria_set.pk]))
    by_action = office.post(
        reverse("admin:scoring_criteriaset_changelist"), {"action": "export_book", "_selected_action": criteria_set.pk}
    )
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == openpyxl.load_workbook(io.BytesIO(by_action.content)).sheetnames
    assert len(book.sheetnames) == 5
    same = SimpleUploadedFile("bo.xlsx", response.content)
    assert "không có gì để ghi" in page_of(office, "scoring_criteriaset", same)
    book["Lĩnh vực và tiêu chí"]["D3"] = "Tên mới"
    stream = io.BytesIO()
    book.save(stream)
    preview = upload(office, "scoring_criteriaset", SimpleUploadedFile("bo.xlsx", stream.getvalue()))
    assert not Criterion.objects.filter(title="Tên mới").exists()
    assert "1 dòng thay đổi" in confirm(office, "scoring_criteriaset", preview).content.decode()
    assert Criterion.objects.filter(title="Tên mới").exists()


def test_totals_of_past_years_are_a_list_of_their_round(office, people):
    office.post(
        reverse("admin:scoring_criteriaset_changelist"),
        {"action": "make_totals", "_selected_action": make_set().pk},
    )
    totals = CriteriaSet.objects.get(code="bo-1-linh-vuc")
    make_round([people.commune], year=2019, criteria_set=totals, authority=people.authority)
    url = reverse("admin:scoring_round_import")
    assert "Điểm theo lĩnh vực:" in office.get(url).content.decode()
    file = workbook(["Mã đơn vị", "1.diem", "2.diem"], ["xa-1", 45, 40])
    response = office.post(url, {"import_file": file, "resource": "diem-2019"})
    assert "1 dòng thay đổi" in confirm(office, "scoring_round", response).content.decode()
    assert sorted(Score.objects.values_list("points", flat=True)) == [40, 45]


def test_schemes_and_bands_come_in(office, people):
    rows = [["Mã thang", "Tên thang phân loại"], ["ba-muc", "Thang ba mức"]]
    response = office.post(
        reverse("admin:scoring_classificationscheme_import"), {"import_file": workbook(*rows), "resource": "0"}
    )
    confirm(office, "scoring_classificationscheme", response)
    assert ClassificationScheme.objects.get().name == "Thang ba mức"


def test_nothing_speaks_english(office, people):
    for name in ("units_unit", "scoring_criteriaset", "scoring_criterion", "scoring_round"):
        for url in ("changelist", "import"):
            page = office.get(reverse(f"admin:{name}_{url}")).content.decode()
            assert not re.search(r">\s*(Import|Export|Submit|Format|Resource|File to import)\b", page)
