"""Marks to try in a real browser: by slider and keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/2021/don-vi/tai-son/duong-len-hang/"


def test_a_slider_recomputes_on_the_server_and_the_address_keeps_it(page: Page, demo_server: str) -> None:
    page.goto(demo_server + ADDRESS)
    field = page.locator('[name="1.5"]')
    slider = page.locator(".trial__field", has=field).get_by_role("slider")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(field).to_have_value("0,03")
    result = page.locator("[data-trial-result]")
    expect(result).to_contain_text("80,58%")
    expect(page).to_have_url(re.compile(r"\?1\.5=0%2C03#thu$"))
    page.reload()
    expect(result).to_contain_text("80,58%")


def test_without_javascript_the_form_answers(browser: Browser, demo_server: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(demo_server + ADDRESS)
    page.locator('[name="1.5"]').fill("0,5")
    page.get_by_role("button", name="Tính thử").click()
    expect(page.locator("[data-trial-result]")).to_contain_text("81,06%")
    page.get_by_role("link", name=re.compile("Thử phương án lên")).first.click()
    expect(page.locator("[data-trial-result] h3")).to_have_text("Hoàn thành xuất sắc nhiệm vụ")
