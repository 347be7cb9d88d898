"""Signing in and out, and the language of the pages."""

import pytest
from django.test import Client

from tests.pages.rounds import published_round

pytestmark = pytest.mark.django_db

SIGN_IN = "/tai-khoan/dang-nhap/"
PASSWORD = "mat-khau-thu-nghiem"


def test_signing_in_leads_back(client, people):
    published_round(people)
    response = client.post(SIGN_IN, {"username": "noi-vu", "password": PASSWORD, "next": "/2021/linh-vuc/1/"})
    assert response.headers["Location"] == "/2021/linh-vuc/1/"
    assert "Noi-Vu" in client.get("/2021/").content.decode()


def test_a_foreign_address_is_not_led_to(client, people):
    response = client.post(SIGN_IN, {"username": "noi-vu", "password": PASSWORD, "next": "https://example.org/"})
    assert response.headers["Location"] == "/viec-cua-toi/"


def test_a_wrong_password_keeps_the_name_and_says_what_is_wrong(client, people):
    page = client.post(SIGN_IN, {"username": "noi-vu", "password": "sai"}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in page
    assert 'value="noi-vu"' in page
    assert "sai" not in page.split("<form method")[1].split("</form>")[0].replace("sai lệch", "")


def test_empty_fields_are_named(client, people):
    page = client.post(SIGN_IN, {}).content.decode()
    assert "Hãy nhập tên đăng nhập." in page
    assert "Hãy nhập mật khẩu." in page


def test_a_disabled_account_stays_out(client, people):
    page = client.post(SIGN_IN, {"username": "nghi-viec", "password": PASSWORD}).content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in page


def test_who_is_signed_in_goes_on(client, people):
    client.force_login(people.office)
    assert client.get(SIGN_IN).headers["Location"] == "/viec-cua-toi/"


def test_signing_out_takes_a_post(client, people):
    client.force_login(people.office)
    assert client.get("/tai-khoan/dang-xuat/").status_code == 405
    assert client.post("/tai-khoan/dang-xuat/").headers["Location"] == "/"
    assert "sessionid" not in client.cookies or not client.cookies["sessionid"].value


def test_only_staff_is_led_to_the_admin(client, people):
    client.force_login(people.office)
    assert "/admin/" not in client.get("/").content.decode()
    people.office.is_staff = True
    people.office.save()
    assert 'href="/admin/"' in client.get("/").content.decode()


def test_the_language_switch_needs_no_token_and_stays_here(people):
    client = Client(enforce_csrf_checks=True)
    published_round(people)
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/2021/"})
    assert response.headers["Location"] == "/2021/"
    page = client.get("/2021/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()
    assert client.post("/ngon-ngu/", {"language": "vi", "next": "//example.org"}).headers["Location"] == "/"
    assert client.get("/2021/")["Content-Language"] == "vi"


def test_an_expired_form_says_so_in_vietnamese(people):
    response = Client(enforce_csrf_checks=True).post(SIGN_IN, {"username": "noi-vu", "password": PASSWORD})
    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()
