"""The "?" beside a thing, with and without scripts, and on paper; the first steps of somebody new."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

RANK = "Xếp theo chỉ số tổng hợp chưa làm tròn, riêng từng khối"


def test_by_keyboard(page: Page, demo_server: str, errors: list[str]):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{demo_server}/2021/don-vi/ha-ky/")
    question = page.locator("summary", has_text="Giải thích: thứ hạng, đồng hạng")
    words = page.get_by_text(RANK)
    expect(words).to_be_hidden()
    question.press("Enter")
    expect(words).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Xem trong trang Phương pháp tính")).to_be_focused()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(question).to_be_focused()
    question.press("Enter")
    page.emulate_media(media="print")
    expect(words).to_be_hidden()


def test_without_scripts(browser: Browser, demo_server: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{demo_server}/2021/")
    page.locator("summary", has_text="Giải thích: thứ hạng, đồng hạng").click()
    expect(page.get_by_text(RANK)).to_be_visible()
    page.get_by_role("link", name="Xem trong trang Phương pháp tính").filter(visible=True).click()
    expect(page.get_by_role("heading", name="Xếp hạng")).to_be_visible()


def test_first_steps(page: Page, demo_server: str, errors: list[str]):
    page.goto(demo_server)
    page.get_by_role("link", name="Tìm đơn vị của bạn").click()
    assert page.url.endswith("/#tim")
    sign_in(page, demo_server, "canbo")
    step = page.get_by_role("link", name="Mở phiếu của đơn vị")
    expect(step).to_be_visible()
    page.get_by_role("button", name="Đã hiểu, thu gọn lại").click()
    expect(step).to_be_hidden()
    page.get_by_text("Bạn làm gì trên cổng").click()
    step.click()
    page.wait_for_url("**/2022/nhap-diem/ha-ky/")
