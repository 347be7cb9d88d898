"""First sign-in of a new leader: the one-time password is changed, the second factor set up, and asked for later."""

import base64

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from units.accounts import give_first_password
from units.models import Membership, Role, RolePolicy, Unit, User

NEW = "ba con trâu qua sông"


@pytest.fixture
def password(demo_server: str) -> str:
    """The one-time password of a new leader; leaders must have a second factor."""
    RolePolicy.objects.create(role=Role.LEADER, requires_second_factor=True)
    leader = User(username="lanh-dao-moi", full_name="Trần Thị Mới", is_staff=True)
    password = give_first_password(leader)
    leader.save()
    Membership.objects.create(user=leader, unit=Unit.objects.get(code="tu-ky"), role=Role.LEADER)
    return password


def sign_in(page: Page, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill("lanh-dao-moi")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def code(page: Page) -> str:
    """The code an application would show for the key on the page."""
    key = base64.b32decode((page.locator(".own__key").text_content() or "").replace(" ", ""))
    return f"{totp(key):06d}"


@pytest.mark.parametrize("width", [360, 1366])
def test_first_sign_in(page: Page, demo_server: str, password: str, errors: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{demo_server}/tai-khoan/dang-nhap/?next=/tai-khoan/")
    sign_in(page, password)

    expect(page.get_by_role("heading", level=1)).to_have_text("Đổi mật khẩu")
    looks_right(page)
    page.get_by_label("Mật khẩu hiện tại").fill(password)
    page.get_by_label("Mật khẩu mới", exact=True).fill(NEW)
    page.get_by_label("Nhập lại mật khẩu mới").fill(NEW)
    page.get_by_role("button", name="Đổi mật khẩu").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thiết lập xác thực hai bước")
    assert page.locator(".own__qr").evaluate("picture => picture.naturalWidth") > 100
    looks_right(page)
    page.get_by_label("Mã trên ứng dụng").fill(code(page))
    page.get_by_role("button", name="Bật xác thực hai bước").click()

    expect(page.locator(".own__codes li")).to_have_count(10)
    looks_right(page)
    recovery = page.locator(".own__codes code").first.text_content() or ""
    page.get_by_role("link", name="Tôi đã cất mã, tiếp tục").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trần Thị Mới")
    looks_right(page)

    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    page.goto(f"{demo_server}/tai-khoan/dang-nhap/?next=/tai-khoan/")
    sign_in(page, NEW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác thực hai bước")
    looks_right(page)
    page.get_by_label("Mã xác thực").fill("000000")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_text("Mã không đúng")).to_be_visible()
    page.get_by_label("Mã xác thực").fill(recovery)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_text("Còn 9 mã dự phòng")).to_be_visible()
    assert TOTPDevice.objects.count() == 1


def looks_right(page: Page) -> None:
    """No fault of accessibility, nothing beyond the edge."""
    found = Axe().run(page).response["violations"]
    assert not [(item["id"], [node["target"] for node in item["nodes"]]) for item in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
