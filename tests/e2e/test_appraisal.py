"""Appraising by key, and an explanation asked, answered and decided, in a browser."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scoring.models import Explanation, Layer, Round
from tests.people import People
from tests.work.appraising import appraised_round, marks, share

PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture
def round_(transactional_db: None) -> Round:
    """Five self scores of two communes; the appraiser has domain 1, which is three of them."""
    people = People.make()
    made = appraised_round(people)
    share(made, people.appraiser, number=1)
    return made


def enter(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "dang-nhap" not in url)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in {"serious", "critical"}]


def test_a_unit_by_key(round_: Round, page: Page, live_server: Any, errors: list[str]) -> None:
    enter(page, live_server.url, "tham-dinh")
    page.goto(f"{live_server.url}/2021/tham-dinh/")
    assert serious(page) == []
    page.get_by_role("link", name="Xã Hà Kỳ").click()
    assert serious(page) == []
    first, second = page.get_by_role("link", name="1.1 Tiêu chí 1.1"), page.get_by_role("link", name="1.2 Tiêu chí 1.2")
    first.focus()
    page.keyboard.press("j")
    expect(second).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Đã chấp nhận điểm tiêu chí 1.1")
    expect(second).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Đã chấp nhận điểm tiêu chí 1.2")
    assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "28", "1.2": "20"}}


def test_cell_after_cell_by_key(round_: Round, page: Page, live_server: Any, errors: list[str]) -> None:
    enter(page, live_server.url, "tham-dinh")
    page.goto(f"{live_server.url}/2021/tham-dinh/")
    page.get_by_role("link", name="Thẩm định điểm chờ đầu tiên").click()
    for heading in ("1.1 Tiêu chí 1.1", "1.2 Tiêu chí 1.2", "1.1 Tiêu chí 1.1"):
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        page.wait_for_load_state()  # keys are heard once the script is there
        page.keyboard.press("a")
        expect(page.get_by_role("status").first).to_contain_text("Đã chấp nhận")
    expect(page.get_by_role("status").first).to_contain_text("Không còn điểm nào chờ bạn thẩm định")
    assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "28", "1.2": "20"}, "xa-2": {"1.1": "30"}}


def test_an_explanation(round_: Round, browser: Browser, live_server: Any) -> None:
    cell = f"{live_server.url}/2021/nhap-diem/xa-1/tieu-chi/1.1/"
    appraiser, official = browser.new_page(), browser.new_page(viewport={"width": 360, "height": 740})
    enter(appraiser, live_server.url, "tham-dinh")
    appraiser.goto(cell)
    appraiser.get_by_label("Yêu cầu đơn vị giải trình").fill("Thiếu kế hoạch năm?")
    appraiser.get_by_role("button", name="Gửi yêu cầu giải trình").click()
    expect(appraiser.get_by_text("Chờ đơn vị giải trình")).to_be_visible()

    enter(official, live_server.url, "can-bo")
    official.goto(f"{live_server.url}/2021/giai-trinh/")
    official.get_by_role("link", name="1.1 Tiêu chí 1.1").click()
    official.get_by_label("Nội dung giải trình").fill("Kế hoạch số 15/KH-UBND.")
    official.get_by_role("button", name="Gửi giải trình").click()
    expect(official.get_by_text("Đã giải trình, chờ kết luận")).to_be_visible()
    assert official.evaluate("document.documentElement.scrollWidth") <= 360

    appraiser.goto(cell)
    assert serious(appraiser) == []
    appraiser.get_by_label("Kết luận và lý do").fill("Kế hoạch ban hành chậm.")
    appraiser.get_by_role("radio", name="Điểm khác").check()
    appraiser.get_by_role("button", name="Kết luận").click()
    expect(appraiser.get_by_text("hãy ghi điểm sau giải trình")).to_be_visible()
    expect(appraiser.get_by_label("Kết luận và lý do")).to_have_value("Kế hoạch ban hành chậm.")
    appraiser.get_by_role("textbox", name="Điểm khác").fill("26,5")
    appraiser.get_by_role("button", name="Kết luận").click()
    expect(appraiser.get_by_text("Đã kết luận")).to_be_visible()
    assert Explanation.objects.get().decision == "Kế hoạch ban hành chậm."
    assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "26.5"}}
    for page in (appraiser, official):
        page.close()
