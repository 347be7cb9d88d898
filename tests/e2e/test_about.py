"""Methodology and open data in a real browser."""

import hashlib

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_pages import look_at

pytestmark = pytest.mark.django_db(transaction=True)


def test_pages_at_every_width(page: Page, demo_server: str, errors: list[str]):
    for path in ("/2021/phuong-phap/", "/2021/phuong-phap/?ma=xa", "/2021/du-lieu/"):
        look_at(page, f"{demo_server}{path}")


def test_a_unit_is_worked_out_without_javascript_and_by_keyboard(browser: Browser, demo_server: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{demo_server}/2021/")
    page.get_by_role("link", name="Phương pháp").click()
    page.get_by_label("Đơn vị (tên hoặc mã)").fill("ha ky")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Đơn vị (tên hoặc mã)")).to_have_value("Xã Hà Kỳ")
    shown = page.locator(".working--whole strong").inner_text()
    page.locator("#vi-du ~ p").get_by_role("link", name="Xã Hà Kỳ").click()
    expect(page.locator(".facts")).to_contain_text(shown)


def test_the_file_has_the_hash_that_the_page_says(page: Page, demo_server: str):
    page.goto(f"{demo_server}/2021/du-lieu/")
    files = page.locator(".files").first
    with page.expect_download() as download:
        files.get_by_role("link", name="JSON").click()
    digest = hashlib.sha256(download.value.path().read_bytes()).hexdigest()
    expect(files.locator("code").first).to_have_text(digest)
