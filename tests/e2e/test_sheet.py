"""The entry sheet under the hands of somebody who types."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Dialog, Page, expect

from scoring.models import Score
from tests.factories import make_round, make_set, record
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Desk:
    """A sheet with 1.1 (30, may be not applicable), 1.2 (20) and 2.1 (50), and the cookie of the office."""

    url: str
    cookie: Any
    round: Any

    def open(self, page: Page) -> None:
        page.context.add_cookies([self.cookie])
        page.goto(self.url)


@pytest.fixture
def desk(transactional_db, live_server) -> Desk:
    people = People.make()
    criteria_set = make_set()
    criteria_set.criteria.filter(code="1.1").update(na_policy="exclude")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    client = Client()
    client.force_login(people.office)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    return Desk(f"{live_server.url}/2021/nhap-diem/xa-1/", cookie, round_)


def points(page: Page, code: str):
    return page.get_by_label(f"Điểm tiêu chí {code},")


def row(page: Page, code: str):
    return page.locator("[data-row]", has=points(page, code))


def test_totals_states_and_errors_follow_the_typing(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    result = page.locator("[data-summary]")
    expect(result).to_contain_text("Còn thiếu 3 tiêu chí")
    points(page, "1.2").fill("21")
    expect(row(page, "1.2")).to_contain_text("Tiêu chí 1.2: điểm phải từ 0 đến 20.")
    expect(points(page, "1.2")).to_have_attribute("aria-invalid", "true")
    points(page, "1.2").fill("0")
    expect(row(page, "1.2").locator("[data-state-text]")).to_have_text("0 điểm")
    expect(row(page, "1.2").locator("[data-error]")).to_be_hidden()
    points(page, "2.1").fill("42,5")
    page.get_by_label("Tiêu chí 1.1 không áp dụng").check()
    expect(row(page, "1.1").locator("[data-state-text]")).to_have_text("Không áp dụng")
    expect(points(page, "1.1")).to_be_disabled()
    expect(result).to_contain_text("60,71%")  # 42,5 of 70
    expect(result).to_contain_text("Đã nhập đủ.")
    expect(result.locator(".badge")).to_have_text("Không hoàn thành nhiệm vụ")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.locator("body")).to_contain_text("Đã lưu 3 điểm.")
    expect(points(page, "2.1")).to_have_value("42,5")


def test_entry_by_keyboard_alone(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    points(page, "1.1").focus()
    keys = page.keyboard
    keys.type("24")
    keys.press("Enter")
    expect(points(page, "1.2")).to_be_focused()
    keys.type("1")
    keys.press("ArrowDown")
    keys.type("40")
    keys.press("ArrowUp")
    expect(points(page, "1.2")).to_be_focused()
    keys.type("16")  # what is there is selected and overwritten
    keys.press("Shift+Enter")
    expect(points(page, "1.1")).to_be_focused()
    points(page, "2.1").focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Lưu điểm")).to_be_focused()
    expect(page.locator("[data-summary]")).to_contain_text("80,00%")
    keys.press("Control+s")
    expect(page.locator("body")).to_contain_text("Đã lưu 3 điểm.")
    assert dict(Score.objects.values_list("criterion__code", "points")) == {"1.1": 24, "1.2": 16, "2.1": 40}


def test_a_missing_criterion_is_one_click_away_and_not_hidden_by_the_bars(page: Page, desk: Desk):
    desk.open(page)
    page.set_viewport_size({"width": 1024, "height": 500})
    page.locator("[data-summary]").get_by_role("link", name="2.1").click()
    expect(points(page, "2.1")).to_be_focused()
    box, bar = points(page, "2.1").bounding_box(), page.locator(".sheet-bar").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] <= bar["y"]


def test_unsaved_changes_are_not_left_behind_unasked(page: Page, desk: Desk):
    desk.open(page)
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", dismiss)
    points(page, "1.1").press_sequentially("3")
    expect(page.locator("[data-status]")).to_have_text("Có thay đổi chưa lưu")
    page.close(run_before_unload=True)
    for _ in range(50):
        if asked:
            break
        page.wait_for_timeout(100)
    assert asked == ["beforeunload"]


def test_nothing_is_asked_when_nothing_changed(page: Page, desk: Desk):
    desk.open(page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    points(page, "1.1").fill("3")
    points(page, "1.1").fill("")
    page.goto(desk.url)
    expect(points(page, "1.1")).to_be_visible()


def test_a_conflict_is_settled_by_choosing(page: Page, desk: Desk):
    desk.open(page)
    record(desk.round, {"xa-1": {"1.1": "9"}})
    points(page, "1.1").fill("5")
    points(page, "1.2").fill("6")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.get_by_role("alert")).to_contain_text("Người khác vừa sửa tiêu chí 1.1")
    page.get_by_label("Của tôi: 5").check()
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.locator("body")).to_contain_text("Đã lưu 2 điểm.")
    assert dict(Score.objects.values_list("criterion__code", "points")) == {"1.1": 5, "1.2": 6}


def test_when_the_session_ends_the_page_says_so_and_keeps_what_was_typed(page: Page, desk: Desk):
    desk.open(page)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    points(page, "1.1").fill("3")
    expect(page.locator("[data-status]")).to_contain_text("Phiên đăng nhập đã hết")
    expect(points(page, "1.1")).to_have_value("3")


def test_without_scripts_the_sheet_is_a_form_that_saves(browser: Browser, desk: Desk):
    context = browser.new_context(java_script_enabled=False, locale="vi")
    page = context.new_page()
    desk.open(page)
    points(page, "1.1").fill("31")
    points(page, "1.2").fill("12,5")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa lưu gì.")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text("Tiêu chí 1.1: điểm phải từ 0 đến 30.")
    expect(points(page, "1.1")).to_have_value("31")
    expect(points(page, "1.2")).to_have_value("12,5")
    points(page, "1.1").fill("30")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.locator("body")).to_contain_text("Đã lưu 2 điểm.")
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1366])
def test_the_page_never_scrolls_sideways(page: Page, desk: Desk, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    desk.open(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("button", name="Lưu điểm")).to_be_visible()


def test_axe_finds_nothing_serious(page: Page, desk: Desk):
    desk.open(page)
    points(page, "1.2").fill("21")
    expect(row(page, "1.2")).to_contain_text(re.compile("điểm phải từ"))
    found = [item for item in Axe().run(page).response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
