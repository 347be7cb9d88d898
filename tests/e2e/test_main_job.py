"""The main job as its users do it: read the ranking, print the report, edit a score, see the class follow."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.demo.published import HELD_BACK, LOWER, UPPER
from tests.e2e.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_front_page_shows_the_published_ranking(page: Page, demo_server: str, errors: list[str]):
    page.goto(demo_server)
    names = page.locator(".ranking__name a").all_inner_texts()
    assert names == UPPER + LOWER
    row = page.locator(".ranking tbody", has=page.get_by_role("link", name="Xã Tái Sơn"))
    expect(row.locator(".ranking__rank")).to_have_text("16")
    expect(row).to_contain_text("Hoàn thành tốt nhiệm vụ")
    town = page.locator(".ranking tbody", has=page.get_by_role("link", name="Thị trấn Tứ Kỳ"))
    expect(town.locator(".ranking__rank")).to_have_text("8")
    expect(town).to_contain_text("Hoàn thành nhiệm vụ")
    expect(town).to_contain_text("Cải cách thủ tục hành chính")
    expect(page.locator("body")).to_contain_text("minh họa")


def test_the_report_holds_the_same_lists(page: Page, demo_server: str):
    response = page.request.get(f"{demo_server}/2021/bao-cao.pdf")
    assert response.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.body())).pages
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))
    for name in UPPER + LOWER + HELD_BACK:
        assert name.split(" ", 1)[1] in text
    assert "20,11" in text
    assert "19,69" not in text


def test_a_staff_account_edits_a_score_in_the_admin_and_the_class_follows(page: Page, demo_server: str):
    sign_in(page, demo_server, "noivu")
    page.goto(f"{demo_server}/admin/scoring/roundunit/?q=minh duc")
    page.get_by_role("link", name=re.compile("Minh Đức")).first.click()
    result = page.locator("[data-summary]")
    expect(result).to_contain_text("Hoàn thành tốt nhiệm vụ")
    expect(result).to_contain_text("tức 0,255 điểm")
    field = page.get_by_label(re.compile(r"^Điểm tiêu chí 3\.5,"))
    expect(field).to_have_value("0,829")
    field.fill("9")
    expect(page.locator("body")).to_contain_text("điểm phải từ 0 đến 2,5")
    field.fill("1,083")  # one thousandth less than what is missing
    expect(result).to_contain_text("tức 0,001 điểm")
    expect(result.locator(".badge")).to_have_text("Hoàn thành tốt nhiệm vụ")
    field.fill("1,084")
    expect(result.locator(".badge")).to_have_text("Hoàn thành xuất sắc nhiệm vụ")
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu lúc")
    page.reload()
    expect(field).to_have_value("1,084")
    expect(result.locator(".badge")).to_have_text("Hoàn thành xuất sắc nhiệm vụ")
