"""Those who steer a round: the leaders' page, and a draft tried on a past year."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in


def fits(page: Page) -> bool:
    """Whether the page itself does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.usefixtures("errors")
def test_a_leader_reads_the_board_and_tries_a_draft(demo_server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(page, demo_server, "lanhdao")
    page.get_by_role("link", name="Bảng lãnh đạo:").click()
    expect(page.get_by_role("heading", name="Tiến độ của 23 đơn vị")).to_be_visible()

    page.goto(f"{demo_server}/2021/lanh-dao/")
    for name in ("Kết quả của cơ quan", "Kế hoạch khắc phục"):  # one screen: the last card of each column ends in it
        box = page.get_by_role("region", name=name).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 768

    page.get_by_role("link", name="Chạy thử").click()
    page.get_by_label("Chỉ số tổng hợp của “Hoàn thành tốt nhiệm vụ”").fill("85")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2021/chay-thu/?chi-so-good=85")
    expect(page.get_by_text("3 đơn vị đổi mức, 0 đơn vị chỉ đổi hạng, 20 đơn vị giữ nguyên cả hai.")).to_be_visible()


@pytest.mark.usefixtures("errors")
def test_on_a_phone(demo_server: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, demo_server, "lanhdao")
    for address in ("/2021/lanh-dao/", "/2022/lanh-dao/", "/2021/chay-thu/?lv-7=40&chi-so-good=82"):
        page.goto(demo_server + address)
        assert fits(page), address
