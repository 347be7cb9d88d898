"""Pages for reading results in a real browser: on a telephone, a tablet and a screen, by keyboard, on paper."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (360, 768, 1366)
PUBLIC = (
    "/",
    "/2020/?sap-xep=linh-vuc-3",
    "/2021/?loai-hinh=xa&vuong=3",
    "/2021/don-vi/thi-tran-tu-ky/",
    "/2021/linh-vuc/3/",
    "/tai-khoan/dang-nhap/",
)
OPEN = ("/2022/", "/2022/don-vi/ha-ky/", "/2022/linh-vuc/7/")


def look_at(page: Page, address: str) -> None:
    """At every width: no scrolling sideways, nothing serious for people who cannot see or point."""
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} at {width} px"
        serious = [
            found for found in Axe().run(page).response["violations"] if found["impact"] in {"serious", "critical"}
        ]
        assert not serious, f"{address} at {width} px: {serious}"


def test_public_pages(page: Page, demo_server: str, errors: list[str]):
    for path in PUBLIC:
        look_at(page, f"{demo_server}{path}")


def test_pages_of_an_open_round(page: Page, demo_server: str, errors: list[str]):
    sign_in(page, demo_server, "noivu")
    for path in OPEN:
        look_at(page, f"{demo_server}{path}")


def test_everything_is_there_without_javascript(browser: Browser, demo_server: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(demo_server)
    expect(page.locator(".ranking__name")).to_have_count(23)
    expect(page.locator(".heat__name")).to_have_count(23)
    page.get_by_label("Tên đơn vị").fill("ha ky")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".ranking__name")).to_have_text(["Xã Hà Kỳ"])
    page.locator(".ranking").get_by_role("link", name="Xã Hà Kỳ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Hà Kỳ")


def test_the_ranking_answers_while_a_name_is_typed(page: Page, demo_server: str, errors: list[str]):
    page.goto(f"{demo_server}/2021/")
    name = page.get_by_label("Tên đơn vị")
    name.press_sequentially("ha ky")
    expect(page.locator(".ranking__name")).to_have_text(["Xã Hà Kỳ"])
    expect(page.locator(".heat__name")).to_have_text(["Xã Hà Kỳ"])
    expect(page.locator('[data-part="found"]')).to_contain_text("1 đơn vị phù hợp")
    expect(name).to_be_focused()
    assert page.url.endswith("/2021/?tim=ha+ky")
    name.fill("")
    page.get_by_label("Vướng ngưỡng lĩnh vực").select_option("2")
    expect(page.locator(".ranking__name")).to_have_text(["Xã Phượng Kỳ"])
    assert page.url.endswith("/2021/?vuong=2")


def test_the_keyboard_reaches_content_and_columns(page: Page, demo_server: str):
    page.goto(f"{demo_server}/2021/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    column = page.locator(".ranking thead a").nth(4)
    column.focus()
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="descending"]')).to_have_count(1)
    assert "sap-xep=linh-vuc-3" in page.url


def test_the_head_of_the_table_stays_in_sight(page: Page, demo_server: str):
    page.set_viewport_size({"width": 1366, "height": 800})
    page.goto(f"{demo_server}/2021/")
    page.locator(".ranking").get_by_role("link", name="Xã Tái Sơn").scroll_into_view_if_needed()
    head = page.locator(".ranking thead th").first.bounding_box()
    assert head
    assert head["y"] >= 0


def test_the_ranking_prints_on_a4_across(page: Page, demo_server: str):
    page.goto(f"{demo_server}/2021/")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    width, height = (float(side) for side in sheets[0].mediabox[2:])
    assert (round(width), round(height)) == (842, 595)
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "Chí Minh" in text
    assert "Đăng nhập" not in text


def test_the_language_changes_and_stays(page: Page, demo_server: str):
    page.goto(f"{demo_server}/2021/linh-vuc/3/")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/2021/linh-vuc/3/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
