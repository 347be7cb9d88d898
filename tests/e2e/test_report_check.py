"""The figures check in a real browser: beside the text while it is written, and on its own page."""

import pytest
from playwright.sync_api import Page, expect

from scoring.models import Section
from tests.e2e.entry import Desk
from tests.people import People
from tests.work.check.conftest import WRONG
from tests.work.report.desk import make_figure, make_report


@pytest.fixture
def desk(transactional_db, live_server) -> Desk:
    people = People.make()
    make_figure(people.authority)
    report = make_report(people)
    Section.objects.filter(report=report, key="ban-hanh").update(body=WRONG)
    return Desk(live_server.url, report.round, people)


def test_a_contradiction_is_mended_on_the_page(desk, page: Page, errors):
    desk.open(page, "bao-cao/soat/")
    page.get_by_role("button", name="Sửa thành “97”").click()
    expect(page.get_by_text("Đã sửa “102” thành “97”.")).to_be_visible()
    assert "<strong>97</strong>" in Section.objects.get(key="ban-hanh").body
    expect(page.get_by_text("Không thấy mâu thuẫn", exact=False)).not_to_be_visible()
    expect(page.get_by_role("button", name="Dẫn “Hồ sơ cấp xã tiếp nhận” (22.725)")).to_be_visible()


def test_findings_follow_what_is_written(desk, page: Page, errors):
    desk.open(page, "bao-cao/muc/ban-hanh/")
    expect(page.locator("[data-check-findings] mark").first).to_have_text("102")
    box = page.get_by_role("textbox", name="Nội dung mục")
    box.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Tiếp nhận 20 hồ sơ; đúng hạn 30 hồ sơ.")
    expect(page.locator("[data-check-findings] mark").first).to_have_text("30", timeout=15_000)


def test_a_finding_is_let_stand_with_a_reason_from_the_keyboard(desk, page: Page, errors):
    desk.open(page, "bao-cao/soat/")
    page.locator("summary", has_text="Bỏ qua").first.press("Enter")
    page.get_by_label("Lý do bỏ qua").first.fill("Theo số của phần mềm tỉnh")
    page.get_by_role("button", name="Bỏ qua phát hiện này").first.click()
    expect(page.get_by_text("Đã bỏ qua phát hiện và ghi lý do.")).to_be_visible()
    page.locator("summary", has_text="1 phát hiện đã bỏ qua").click()
    expect(page.get_by_text("Theo số của phần mềm tỉnh", exact=False)).to_be_visible()
