"""Small things around the pages."""

import unicodedata

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from django.views.defaults import bad_request, permission_denied, server_error

from cchc import views

pytestmark = pytest.mark.django_db


def test_robots_leave_the_workrooms_alone(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in response.content.decode()


def test_the_icon_is_found_where_icons_used_to_be(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("favicon.svg")


def test_health(client):
    response = client.get("/healthz")
    assert response.content == b"ok"
    assert "no-store" in response["Cache-Control"]


def test_not_found_offers_ways_on(client):
    page = client.get("/khong-co/").content.decode()
    assert 'href="/"' in page
    assert "/tai-khoan/dang-nhap/?next=/khong-co/" in page


def test_server_error_needs_nothing_of_the_request():
    page = server_error(RequestFactory().get("/")).content.decode()
    assert "Cổng gặp lỗi" in page
    assert "Máy chủ không hiểu" in bad_request(RequestFactory().get("/"), ValueError()).content.decode()


def test_no_permission(client, people):
    request = RequestFactory().get("/")
    request.user = people.stranger
    page = permission_denied(request, PermissionError()).content.decode()
    assert "không có quyền" in page


def test_pages_bring_no_inline_code_and_ask_no_other_host(client):
    page = client.get("/").content.decode()
    assert "<script" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_policy_is_sent(client):
    assert "default-src 'self'" in client.get("/")["Content-Security-Policy"]


def test_views_of_the_portal_are_at_their_addresses():
    assert path("x", views.health)
    assert "Chưa có kết quả" in render_to_string("portal/empty.html", {"path_now": "/"})


def test_languages_are_named_in_themselves_and_in_composed_letters(client):
    page = client.get("/").content.decode()
    assert ">Tiếng Việt</button>" in page
    assert ">English</button>" in page
    assert unicodedata.is_normalized("NFC", page)
