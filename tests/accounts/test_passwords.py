"""Rules of passwords, changing one's own, and passwords that somebody else set."""

import unicodedata

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, signed_in
from tests.admin.forms import filled
from tests.people import make_person
from units.models import User
from units.security.passwords import issue_password

pytestmark = pytest.mark.django_db

PAGE = "/tai-khoan/doi-mat-khau/"
NEW = "ba con trâu qua sông"


def change(client, old=PASSWORD, new=NEW, again=None, **more):
    fields = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return client.post(PAGE, {**fields, **more})


@pytest.mark.parametrize(
    "password",
    ["ngan", "matkhau123456", "Mật Khẩu 2021!!", "cchc-2021-2022", "123456789012", "2021.2022.2023", "password1234",
     "Hà Kỳ 20212022", "xahaky123456", "can-bo-123456"],
)  # fmt: skip
def test_what_can_be_guessed_is_refused(people, password):
    with pytest.raises(ValidationError):
        validate_password(password, people.official)


@pytest.mark.parametrize(
    "password", ["ba con trâu qua sông", "aaaabbbbccccdddd", "khongcochuhoacungduoc", "x7#kQ2!mP9wz"]
)
def test_nothing_is_asked_of_their_composition(people, password):
    validate_password(password, people.official)


def test_one_changes_ones_own(people):
    client = signed_in(people.office)
    assert change(client).headers["Location"] == "/tai-khoan/"
    people.office.refresh_from_db()
    assert people.office.check_password(NEW)
    assert client.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_with_marks_are_one_password_however_they_are_composed(people, form):
    change(signed_in(people.office), new=unicodedata.normalize(form, NEW))
    people.office.refresh_from_db()
    assert people.office.check_password(unicodedata.normalize("NFC", NEW))
    assert people.office.check_password(unicodedata.normalize("NFD", NEW))


def test_it_leads_on_within_this_host_only(people):
    assert change(signed_in(people.office), next="/2021/").headers["Location"] == "/2021/"
    other = make_person("khac")
    assert change(signed_in(other), next="https://example.org/").headers["Location"] == "/tai-khoan/"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"old": "sai"}, "Mật khẩu hiện tại không đúng."),
        ({"old": ""}, "Hãy nhập mật khẩu hiện tại."),
        ({"new": ""}, "Hãy nhập mật khẩu mới."),
        ({"again": "khac"}, "Hai lần nhập mật khẩu mới không giống nhau."),
        ({"new": PASSWORD}, "Mật khẩu mới phải khác mật khẩu hiện tại."),
        ({"new": "matkhau123456"}, "Mật khẩu dễ đoán"),
        ({"new": "ngan"}, "12"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(people, fields, message):
    page = change(signed_in(people.office), **fields)
    assert page.status_code == 200
    assert message in page.content.decode()
    people.office.refresh_from_db()
    assert people.office.check_password(PASSWORD)


def must_change(user):
    user.must_change_password = True
    user.save()
    return signed_in(user)


@pytest.mark.parametrize("address", ["/", "/tai-khoan/", "/tai-khoan/xac-thuc/thiet-lap/", "/admin/", "/ket-qua/"])
def test_until_it_is_changed_every_page_leads_there(people, address):
    client = must_change(people.office)
    response = client.get(address)
    if response.status_code != 404:  # what does not exist has nothing to hide
        assert response.headers["Location"].startswith(PAGE)


def test_then_one_goes_where_one_wanted_to_go(people):
    client = must_change(people.office)
    address = client.get("/tai-khoan/?a=1").headers["Location"]
    assert address == f"{PAGE}?next=%2Ftai-khoan%2F%3Fa%3D1"
    page = client.get(address)
    assert "do người khác đặt" in page.content.decode()
    response = change(client, next=page.context["next"])
    assert response.headers["Location"] == "/tai-khoan/?a=1"
    people.office.refresh_from_db()
    assert not people.office.must_change_password
    assert client.get("/tai-khoan/").status_code == 200


def test_scripts_are_told_so(people):
    client = must_change(people.office)
    for headers in ({"Accept": "application/json"}, {"Sec-Fetch-Dest": "empty"}):
        response = client.get("/tai-khoan/", headers=headers)
        assert response.status_code == 403
        assert response.json()["error"] == "password_change_needed"
        assert "đổi mật khẩu" in response.json()["message"]
    response = client.post("/tai-khoan/", "{}", content_type="application/json")
    assert response.status_code == 403


def test_one_can_still_sign_out_and_change_the_language(people):
    client = must_change(people.office)
    assert client.get("/healthz").status_code == 200
    assert client.post("/ngon-ngu/", {"language": "en"}).headers["Location"] == "/"
    assert client.post("/tai-khoan/dang-xuat/").headers["Location"] == "/"


def test_an_administrator_gives_a_password_for_one_use(people):
    password = issue_password(actor=people.administrator, account=people.official, reason="thử")
    people.official.refresh_from_db()
    assert people.official.check_password(password)
    assert people.official.must_change_password


@pytest.mark.parametrize("who", ["office", "official", "leader"])
def test_nobody_else_does(people, who):
    with pytest.raises(PermissionDenied):
        issue_password(actor=getattr(people, who), account=people.appraiser, reason="thử")


def test_not_for_oneself_nor_for_accounts_out_of_reach(people):
    root = make_person("goc", is_superuser=True)
    for account in (people.administrator, root):
        with pytest.raises(PermissionDenied):
            issue_password(actor=people.administrator, account=account, reason="thử")


@pytest.fixture
def administrator(people):
    people.administrator.is_staff = True
    people.administrator.save()
    return signed_in(people.administrator)


def test_a_password_set_in_the_back_office_is_to_be_changed(administrator, people):
    url = reverse("admin:auth_user_password_change", args=[people.official.pk])
    administrator.post(url, {"password1": NEW, "password2": NEW})
    people.official.refresh_from_db()
    assert people.official.check_password(NEW)
    assert people.official.must_change_password


def test_so_is_that_of_an_account_made_there(administrator, people):
    url = reverse("admin:units_user_add")
    data = filled(administrator.get(url)) | {"username": "moi", "full_name": "Mới", "password1": NEW, "password2": NEW}
    administrator.post(url, data)
    assert User.objects.get(username="moi").must_change_password


def test_ones_own_is_changed_on_the_portals_page(administrator, people):
    for name, args in (("password_change", []), ("auth_user_password_change", [people.administrator.pk])):
        assert administrator.get(reverse(f"admin:{name}", args=args)).headers["Location"] == PAGE


def test_demo_accounts_change_nothing(db):
    from scoring.demo.accounts import create_demo_accounts
    from tests.factories import make_authority, make_unit

    make_unit("ha-ky", "Hà Kỳ", parent=make_authority())
    for account in create_demo_accounts().values():
        assert signed_in(account).get("/tai-khoan/").status_code == 200
