"""Accounts from a list: roles, first passwords, nobody's password in a file."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from cchc.tables import import_csv, import_file
from tests.people import People, make_person
from units.account_resource import AccountResource
from units.accounts import FIRST_ITERATIONS, roles_of
from units.models import Role, User

pytestmark = pytest.mark.django_db

HEAD = "Tên đăng nhập,Họ và tên,Thư điện tử,Mã đơn vị,Vai trò\n"


def load(folder: Path, text: str) -> AccountResource:
    path = folder / "tai-khoan.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    resource = AccountResource()
    import_csv(resource, path)
    return resource


def test_new_accounts_get_a_password_that_works_once_it_is_known(tmp_path: Path, people: People, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    resource = load(tmp_path, "moi,Nguyễn Văn  Mới,moi@example.vn,xa-1,Công chức đơn vị\n")
    [(username, password)] = resource.passwords.items()
    account = User.objects.get(username="moi")
    assert (username, account.full_name) == ("moi", "Nguyễn Văn Mới")
    assert (account.is_staff, account.is_superuser) == (False, False)
    assert roles_of(account) == {("xa-1", Role.OFFICIAL)}
    assert f"${FIRST_ITERATIONS}$" in account.password
    assert authenticate(username="moi", password=password) == account
    account.refresh_from_db()
    assert f"${FIRST_ITERATIONS}$" not in account.password  # hashed anew when it was first used


def test_existing_accounts_keep_their_password(tmp_path: Path, people: People) -> None:
    before = people.official.password
    resource = load(tmp_path, "can-bo,Cán Bộ Mới,,xa-2; tu-ky,Công chức đơn vị; Người thẩm định\n")
    people.official.refresh_from_db()
    assert (resource.passwords, people.official.password) == ({}, before)
    assert people.official.full_name == "Cán Bộ Mới"
    assert roles_of(people.official) == {("xa-2", Role.OFFICIAL), ("tu-ky", Role.APPRAISER)}


def test_the_back_office_opens_and_closes_with_the_roles(tmp_path: Path, people: People) -> None:
    load(tmp_path, "moi,Mới,,tu-ky,Lãnh đạo; Chuyên viên Nội vụ\n")
    assert User.objects.get(username="moi").is_staff
    load(tmp_path, "moi,Mới,,tu-ky,Người thẩm định\n")
    assert not User.objects.get(username="moi").is_staff


def test_a_rehearsal_makes_no_account_and_no_password(tmp_path: Path, people: People) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "moi,Mới,,xa-1,Công chức đơn vị\n", encoding="utf-8")
    resource = AccountResource()
    report = import_file(resource, path, dry_run=True)
    assert (len(report.new), resource.passwords) == (1, {})
    assert not User.objects.filter(username="moi").exists()


def test_what_goes_out_comes_in_again_unchanged_and_without_passwords(tmp_path: Path, people: People) -> None:
    make_person("hai-vai", people.authority, Role.OFFICE)
    sheet = AccountResource().sheet()
    assert not any("pbkdf2" in str(cell) or "mật khẩu" in str(cell) for row in sheet.rows for cell in row)
    path = tmp_path / "b.csv"
    lines = [";".join(f'"{cell}"' for cell in row) for row in [sheet.headers, *sheet.rows]]
    path.write_text("\n".join(lines), encoding="utf-8")
    report = import_file(AccountResource(), path)
    assert (report.changes, report.unchanged, report.refused) == ((), User.objects.count(), ())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("moi,Mới,,khong-co,Lãnh đạo\n", "dòng 2, cột D “Mã đơn vị”: Không có đơn vị mã “khong-co”"),
        ("moi,Mới,,xa-1,Giám đốc\n", "dòng 2, cột E “Vai trò”: “Giám đốc” không dùng được"),
        ("moi,Mới,,xa-1;xa-2,Lãnh đạo\n", "dòng 2, cột E “Vai trò”: Có 2 đơn vị nhưng 1 vai trò"),
        ("a b,Mới,,xa-1,Lãnh đạo\n", "dòng 2, cột A “Tên đăng nhập”"),
        ("moi,Mới,khong-phai-thu,xa-1,Lãnh đạo\n", "dòng 2, cột C “Thư điện tử”"),
        ("moi,,,xa-1,Lãnh đạo\n", "dòng 2, cột B “Họ và tên”"),
        ("moi,A,,xa-1,Lãnh đạo\nmoi,B,,xa-1,Lãnh đạo\n", "Dòng 2 và dòng 3 cùng ghi mã “moi”"),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_written(tmp_path: Path, people: People, row: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        load(tmp_path, row + "khac,Khác,,xa-1,Công chức đơn vị\n")
    assert message in "\n".join(caught.value.messages)
    assert not User.objects.filter(username__in=["moi", "khac"]).exists()
