"""What administrators do to accounts, one or many, and the file of first passwords."""

import base64
import io
import re

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, SIGN_IN, signed_in, with_factor
from tests.factories import make_authority, make_unit
from tests.people import make_person
from units.models import Role, User

pytestmark = pytest.mark.django_db

LIST = "/admin/units/user/"


@pytest.fixture
def administrator(people):
    people.administrator.is_staff = True
    people.administrator.save()
    return signed_in(people.administrator)


def act(client, name, *accounts, confirmed=True):
    data = {"action": name, "_selected_action": [account.pk for account in accounts]}
    return client.post(LIST, data | ({"confirmed": "1"} if confirmed else {}), follow=True)


def attached(page):
    """The workbook a page carries."""
    [found] = re.findall(r'href="data:[^;]+;base64,([^"]+)"', page.content.decode())
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(base64.b64decode(found))).active]


def test_each_act_asks_first(administrator, people):
    before = User.objects.get(pk=people.official.pk).password
    for name in ("issue_passwords", "reset_factors", "end_all_sessions"):
        page = act(administrator, name, people.official, confirmed=False).content.decode()
        assert "Can-Bo" in page
        assert 'name="confirmed"' in page
    assert User.objects.get(pk=people.official.pk).password == before


def test_new_passwords_are_shown_once_and_must_be_changed(administrator, people):
    page = act(administrator, "issue_passwords", people.official, people.other_official)
    assert "no-store" in page["Cache-Control"]
    passwords = page.context["passwords"]
    assert set(passwords) == {"can-bo", "can-bo-2"}
    rows = attached(page)
    assert rows[0] == ["Đơn vị", "Họ và tên", "Tên đăng nhập", "Mật khẩu dùng một lần", "Trang đăng nhập"]
    assert rows[1] == ["Xã Hà Kỳ", "Can-Bo", "can-bo", passwords["can-bo"], f"http://testserver{SIGN_IN}"]
    response = Client().post(SIGN_IN, {"username": "can-bo", "password": passwords["can-bo"]}, follow=True)
    assert response.redirect_chain[-1][0].startswith("/tai-khoan/doi-mat-khau/")
    assert LogEntry.objects.filter(object_id=str(people.official.pk)).exists()


def test_sessions_end_everywhere(administrator, people):
    client = signed_in(people.official)
    act(administrator, "end_all_sessions", people.official)
    assert client.get("/tai-khoan/").status_code == 302


def test_a_lost_factor_is_taken_away(administrator, people):
    with_factor(people.official)
    page = act(administrator, "reset_factors", people.official, people.other_official)
    assert "Đã thực hiện với 1 tài khoản." in page.content.decode()
    assert signed_in(User.objects.get(pk=people.official.pk)).get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize("name", ["issue_passwords", "reset_factors", "end_all_sessions"])
def test_not_to_oneself_and_not_out_of_reach(administrator, people, name):
    page = act(administrator, name, people.administrator).content.decode()
    assert "của chính mình" in page
    both = make_person("hai-noi", people.authority, Role.OFFICE)
    both.memberships.create(unit=make_authority("khac"), role=Role.OFFICE)
    assert act(administrator, name, both).status_code == 403
    people.administrator.refresh_from_db()
    assert people.administrator.check_password(PASSWORD)


def test_the_page_of_an_account_has_a_button_for_each(administrator, people):
    page = administrator.get(reverse("admin:units_user_change", args=[people.official.pk])).content.decode()
    own = administrator.get(reverse("admin:units_user_change", args=[people.administrator.pk])).content.decode()
    for name in ("issue_passwords", "reset_factors", "end_all_sessions"):
        assert f'value="{name}"' in page
        assert f'value="{name}"' not in own


def template(client):
    response = client.get("/admin/units/user/mau/")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.content))


def test_the_template_holds_the_units(administrator, people):
    make_unit("xa-3", "Quảng Nghiệp", parent=people.authority)
    make_unit("xa-9", "Ở nơi khác", parent=make_authority("khac"))
    rows = [[cell.value for cell in row] for row in template(administrator).active]
    assert rows[0] == ["Tên đăng nhập", "Họ và tên", "Thư điện tử", "Mã đơn vị", "Vai trò", "Mật khẩu lần đầu"]
    assert [row[0] for row in rows[1:]] == ["can-bo", "can-bo-2", "xa-quang-nghiep"]
    assert rows[3][3:5] == ["xa-3", "Công chức đơn vị"]


def test_it_is_for_administrators(people):
    people.office.is_staff = True
    people.office.save()
    assert signed_in(people.office).get("/admin/units/user/mau/").status_code == 403
    assert Client().get("/admin/units/user/mau/").status_code == 302


def sent(client, book):
    stream = io.BytesIO()
    book.save(stream)
    preview = client.post("/admin/units/user/import/", {"import_file": SimpleUploadedFile("a.xlsx", stream.getvalue())})
    form = preview.context["confirm_form"]
    done = form and client.post("/admin/units/user/process_import/", form.initial, follow=True)
    return preview, done


def fill(book, **passwords):
    for row in book.active.iter_rows(min_row=2):
        if row[0].value in passwords:
            row[1].value = f"Người của {row[3].value}"
            row[5].value = passwords[row[0].value]


def test_accounts_for_23_units_in_one_go(administrator, people):
    for number in range(23):
        make_unit(f"moi-{number}", f"Đơn vị {number}", parent=people.authority)
    book = template(administrator)
    fill(book, **{f"xa-don-vi-{number}": None for number in range(23)} | {"xa-don-vi-0": "ba con trâu qua sông"})
    preview, done = sent(administrator, book)
    assert "ba con trâu" not in preview.content.decode()
    rows = attached(done)
    assert len(rows) == 24
    passwords = {row[2]: row[3] for row in rows[1:]}
    assert passwords["xa-don-vi-0"] == "ba con trâu qua sông"
    assert len(set(passwords.values())) == 23
    for username, password in passwords.items():
        account = User.objects.get(username=username)
        assert account.must_change_password
        assert account.check_password(password)
    again, _none = sent(administrator, template(administrator))
    assert "không có gì để ghi" in again.content.decode()


@pytest.mark.parametrize(
    ("password", "message"), [("matkhau123456", "Mật khẩu dễ đoán"), ("ngan", "12"), (123456789012, "dễ đoán")]
)
def test_a_password_that_breaks_the_rules_is_named_by_its_cell(administrator, people, password, message):
    make_unit("xa-3", "Quảng Nghiệp", parent=people.authority)
    book = template(administrator)
    fill(book, **{"xa-quang-nghiep": password})
    preview, _none = sent(administrator, book)
    page = preview.content.decode()
    assert "dòng 4, cột F “Mật khẩu lần đầu”" in page
    assert message in page
    assert not User.objects.filter(username="xa-quang-nghiep").exists()


def test_an_account_that_is_there_keeps_its_password(administrator, people):
    book = template(administrator)
    fill(book, **{"can-bo": "ba con trâu qua sông"})
    preview, done = sent(administrator, book)
    assert "hãy để trống ô này" in preview.content.decode()
    assert not done


def test_no_password_goes_out_with_the_list(administrator, people):
    rows = openpyxl.load_workbook(io.BytesIO(administrator.get("/admin/units/user/export/").content)).active.iter_rows()
    assert {row[5].value for row in rows} == {"Mật khẩu lần đầu", None}


def count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", [LIST, "/admin/units/user/mau/", "/tai-khoan/"])
def test_queries_do_not_grow_with_the_accounts(administrator, people, address):
    few = count(administrator, address)
    for number in range(20):
        unit = make_unit(f"moi-{number}", f"Đơn vị {number}", parent=people.authority)
        make_person(f"nguoi-{number}", unit, Role.OFFICIAL)
        people.administrator.memberships.create(unit=unit, role=Role.OFFICE)
    assert count(administrator, address) <= few
