"""Entering the report's figures in a real browser: typing, pasting from Excel, the keyboard, without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scoring.models import Figure, FigureValue
from scoring.services.report.figure_definitions import FigureDefinition, define_figures
from tests.e2e.conftest import sign_in
from units.models import Unit

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/2022/bao-cao/so-lieu/?nam=2030"
CODES = ("thu-mot", "thu-hai", "thu-ba")


@pytest.fixture
def server(demo_server: str) -> str:
    """The demo with three figures entered, and one derived from two of them."""
    entered = [FigureDefinition(code, f"Số liệu {code}", "hồ sơ", "whole") for code in CODES]
    rate = FigureDefinition("ty-le-thu", "Tỷ lệ thử", "%", "whole", 2, "ratio", CODES[:2])
    define_figures(actor=None, authority=Unit.objects.get(code="tu-ky"), definitions=[*entered, rate])
    return demo_server


def field(page: Page, code: str, name: str = "gia-tri") -> Any:
    return page.locator(f'[name="{name}-{code}"]')


def row(page: Page, code: str) -> Any:
    return page.locator("tr", has=page.locator(f"#so-lieu-{code}"))


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
             const clipboardData = new DataTransfer();
             clipboardData.setData("text/plain", text);
             const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
             document.activeElement.dispatchEvent(event);
           }""",
        text,
    )


def test_typed_pasted_saved_and_there_again(page: Page, server: str, errors: list[str]) -> None:
    sign_in(page, server, "noivu")
    page.goto(server + ADDRESS)
    field(page, "thu-mot").fill("22.604")
    page.keyboard.press("Enter")
    expect(field(page, "thu-hai")).to_be_focused()
    paste(page, "22725\tBộ phận Một cửa\r\n6\tPhòng Nội vụ\r\n")
    expect(field(page, "thu-ba", "nguon")).to_have_value("Phòng Nội vụ")
    expect(page.get_by_role("status").filter(has_text="Đã dán 4 ô")).to_be_visible()
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(page.get_by_text("Đã lưu 3 số liệu năm 2030")).to_be_visible()
    page.reload()
    expect(field(page, "thu-hai")).to_have_value("22.725")
    expect(row(page, "ty-le-thu")).to_contain_text("99,47%")
    assert FigureValue.objects.get(figure__code="thu-ba", year=2030).source == "Phòng Nội vụ"


def test_what_is_typed_is_marked_until_it_is_saved(page: Page, server: str, errors: list[str]) -> None:
    sign_in(page, server, "noivu")
    page.goto(server + ADDRESS)
    field(page, "thu-mot").fill("5")
    expect(field(page, "thu-mot")).to_have_class(re.compile("is-changed"))
    expect(page.get_by_text("Có số liệu chưa lưu.")).to_be_visible()
    field(page, "thu-mot").fill("")
    expect(page.get_by_text("Có số liệu chưa lưu.")).to_have_count(0)


def test_without_javascript(browser: Browser, server: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, server, "noivu")
    page.goto(server + ADDRESS)
    field(page, "thu-mot").fill("mười")
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(row(page, "thu-mot")).to_contain_text("Số liệu thu-mot: Không phải số")
    field(page, "thu-mot").fill("10")
    page.get_by_role("button", name="Lưu số liệu").click()
    expect(field(page, "thu-mot")).to_have_value("10")


def test_a_figure_of_ones_own(page: Page, server: str, errors: list[str]) -> None:
    sign_in(page, server, "noivu")
    page.goto(server + ADDRESS)
    page.get_by_role("link", name="Thêm số liệu").click()
    page.get_by_label("Tên số liệu").fill("Tổng thử")
    page.get_by_label("Đơn vị tính").fill("hồ sơ")
    page.get_by_label("Cách có").select_option("sum")
    page.get_by_label("Thành phần 1").select_option("thu-mot")
    page.get_by_label("Thành phần 2").select_option("thu-ba")
    page.get_by_role("button", name="Lưu").click()
    expect(row(page, "tong-thu")).to_contain_text("= Số liệu thu-mot + Số liệu thu-ba")
    assert Figure.objects.get(code="tong-thu").parts.count() == 2
