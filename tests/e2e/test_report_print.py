"""Prints of the annual report, asked for and fetched in a browser."""

import pytest
from playwright.sync_api import Page, expect

from scoring.models import Drawing, DrawingState, Round, Variant
from tests.e2e.conftest import sign_in

WIDTHS = [(1366, 768), (360, 740)]


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_the_office_prints_a_summary(page: Page, demo_server: str, errors: list[str], width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    sign_in(page, demo_server, "noivu")
    page.goto(f"{demo_server}/2021/bao-cao/ban-in/")
    page.get_by_label("Loại văn bản").select_option(label="Tóm tắt một trang")
    page.get_by_role("button", name="In", exact=True).click()
    expect(page.get_by_role("heading", name="Tóm tắt một trang, lần ban hành 1")).to_be_visible()
    expect(page.get_by_role("heading", name="Đã xong")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    address = page.get_by_role("link", name="Mở tệp").get_attribute("href")
    answer = page.request.get(f"{demo_server}{address}")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    page.get_by_role("link", name="Về trang “Bản in”").click()
    expect(page.get_by_role("row", name="Tóm tắt một trang, lần ban hành 1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_progress_ends_by_itself(page: Page, demo_server: str, errors: list[str]) -> None:
    """The page shows the file once a worker is done, without being asked."""
    drawing = Drawing.objects.create(round=Round.objects.get(slug="2021"), variant=Variant.SUMMARY)
    sign_in(page, demo_server, "lanhdao")
    page.goto(f"{demo_server}/2021/bao-cao/ban-in/{drawing.pk}/")
    expect(page.get_by_role("heading", name="Chờ vẽ")).to_be_visible()
    Drawing.objects.update(state=DrawingState.DONE)
    expect(page.get_by_role("link", name="Mở tệp")).to_be_visible()
