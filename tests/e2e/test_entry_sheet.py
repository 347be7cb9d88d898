"""The sheet under the hands of somebody who types."""

import re
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from scoring.models import Layer
from tests.e2e.entry import Desk, paste, points, row, status, wait_saved
from tests.factories import make_round, make_set, record
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(transactional_db, live_server) -> Desk:
    """A sheet with 1.1 (30, may be not applicable), 1.2 (20) and 2.1 (50)."""
    people = People.make()
    criteria_set = make_set()
    criteria_set.criteria.filter(code="1.1").update(na_policy="exclude")
    round_ = make_round([people.commune, people.other_commune], authority=people.authority, criteria_set=criteria_set)
    return Desk(live_server.url, round_, people)


def test_what_is_typed_is_saved_and_totals_states_and_errors_follow(page: Page, desk: Desk, errors: list[str]):
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
    expect(result).to_contain_text("60,71%")  # 42,5 of 70
    expect(result).to_contain_text("Đã nhập đủ.")
    expect(result.locator(".badge")).to_have_text("Không hoàn thành nhiệm vụ")
    wait_saved(page)
    assert desk.marks() == {"1.1": "na", "1.2": 0, "2.1": 42.5}
    page.reload()
    expect(points(page, "2.1")).to_have_value("42,5")
    expect(page.get_by_label("Tiêu chí 1.1 không áp dụng")).to_be_checked()


def test_saved_within_two_seconds_and_it_says_when(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    points(page, "1.1").press_sequentially("3")
    expect(status(page)).to_have_text("Có thay đổi chưa lưu")
    expect(status(page)).to_have_text(re.compile(r"^Đã lưu lúc \d\d:\d\d:\d\d$"), timeout=2_000)
    assert desk.marks() == {"1.1": 3}


def test_what_was_typed_before_the_script_came_is_saved_too(page: Page, desk: Desk, errors: list[str]):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/entry/main\.[^/]*js"), hold)
    desk.sign_in(page)
    page.goto(f"{desk.server}/{desk.round.slug}/nhap-diem/xa-1/", wait_until="commit")
    points(page, "1.1").fill("7")
    assert held
    held[0].continue_()
    wait_saved(page)
    assert desk.marks() == {"1.1": 7}


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
    keys.press("F2")
    keys.type(",5")  # edits what is there
    keys.press("Enter")
    keys.type("9")
    keys.press("Escape")
    expect(points(page, "1.2")).to_have_value("16")
    points(page, "2.1").focus()
    keys.press("Enter")
    expect(page.get_by_role("button", name="Lưu điểm")).to_be_focused()
    keys.press("Control+s")
    wait_saved(page)
    assert desk.marks() == {"1.1": 24.5, "1.2": 16, "2.1": 40}


def test_undo_and_redo(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    keys = page.keyboard
    points(page, "1.1").focus()
    for digits in ("24", "16", "40"):
        keys.type(digits)
        keys.press("Enter")
    points(page, "1.2").focus()
    keys.press("Control+z")
    expect(points(page, "2.1")).to_have_value("")
    expect(points(page, "2.1")).to_be_focused()
    keys.press("Control+z")
    expect(points(page, "1.2")).to_have_value("")
    keys.press("Control+y")
    expect(points(page, "1.2")).to_have_value("16")
    wait_saved(page)
    assert {code: mark for code, mark in desk.marks().items() if mark is not None} == {"1.1": 24, "1.2": 16}


def test_a_column_copied_from_excel(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    points(page, "1.1").focus()
    paste(page, "KAD\r\n12,5\r\n83,30%\r\n")
    expect(page.get_by_label("Tiêu chí 1.1 không áp dụng")).to_be_checked()
    expect(row(page, "2.1")).to_contain_text("hãy nhập điểm từ 0 đến 50")
    points(page, "2.1").focus()
    paste(page, "33,30%")
    wait_saved(page)
    expect(points(page, "2.1")).to_have_value("33,30%")  # stays as typed while the person is in it
    page.keyboard.press("ArrowUp")
    assert desk.marks() == {"1.1": "na", "1.2": 12.5, "2.1": Decimal("33.3")}


def test_a_missing_criterion_is_one_click_away_and_not_hidden_by_the_bars(page: Page, desk: Desk):
    desk.open(page)
    page.set_viewport_size({"width": 1024, "height": 500})
    page.locator("[data-summary]").get_by_role("link", name="2.1").click()
    expect(points(page, "2.1")).to_be_focused()
    box, bar = points(page, "2.1").bounding_box(), page.locator(".sheet-bar").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] <= bar["y"]


@pytest.mark.parametrize(("choice", "value", "stored"), [("Của tôi: 5", "5", 5), ("Giá trị mới: 9", "9", 9)])
def test_a_conflict_is_settled_by_choosing_in_the_row(page: Page, desk: Desk, errors: list[str], choice, value, stored):
    desk.open(page)
    record(desk.round, {"xa-1": {"1.1": "9"}})
    points(page, "1.1").fill("5")
    points(page, "1.2").fill("6")
    points(page, "2.1").focus()
    expect(row(page, "1.1").locator(".conflict")).to_contain_text("Giữ giá trị nào?")
    expect(page.locator("[data-status-more]")).to_contain_text("1 ô xung đột")
    assert desk.marks() == {"1.1": 9, "1.2": 6}  # the other cell is saved
    page.keyboard.press("F8")
    expect(points(page, "1.1")).to_be_focused()
    row(page, "1.1").get_by_role("button", name=choice).click()
    expect(row(page, "1.1").locator(".conflict")).to_have_count(0)
    expect(points(page, "1.1")).to_have_value(value)
    wait_saved(page)
    assert desk.marks() == {"1.1": stored, "1.2": 6}


def test_a_session_that_ended_loses_nothing(page: Page, desk: Desk):
    desk.open(page)
    desk.sign_out(page)
    points(page, "1.1").fill("3")
    expect(status(page)).to_contain_text("Phiên đăng nhập đã hết")
    expect(page.get_by_role("link", name="Đăng nhập ở thẻ mới")).to_have_attribute("target", "_blank")
    points(page, "1.2").fill("4")
    desk.sign_in(page)
    wait_saved(page)
    assert desk.marks() == {"1.1": 3, "1.2": 4}


def test_signing_in_again_in_a_new_tab_sends_what_waited(page: Page, desk: Desk):
    desk.open(page)
    desk.sign_out(page)
    points(page, "1.1").fill("3")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    tab = opened.value
    tab.get_by_label("Tên đăng nhập").fill("noi-vu")
    tab.get_by_label("Mật khẩu").fill("mat-khau-thu-nghiem")
    tab.get_by_role("button", name="Đăng nhập").click()  # a new token: the old page's no longer counts
    expect(tab).to_have_url(re.compile("nhap-diem/xa-1"))
    tab.close()
    wait_saved(page)
    points(page, "1.2").fill("4")
    points(page, "2.1").focus()
    wait_saved(page)
    assert desk.marks() == {"1.1": 3, "1.2": 4}


def test_nothing_is_saved_under_another_account(page: Page, desk: Desk):
    desk.open(page)
    desk.sign_in(page, desk.people.administrator)
    points(page, "1.1").fill("3")
    expect(status(page)).to_contain_text("Bạn đang đăng nhập bằng tài khoản khác")
    assert desk.marks() == {}


def test_what_was_typed_comes_back_after_signing_in_again(page: Page, desk: Desk):
    desk.open(page)
    page.on("dialog", lambda dialog: dialog.accept())
    desk.sign_out(page)
    points(page, "1.1").fill("3")
    expect(status(page)).to_contain_text("Phiên đăng nhập đã hết")
    desk.open(page)
    expect(points(page, "1.1")).to_have_value("3")
    wait_saved(page)
    assert desk.marks() == {"1.1": 3}


def test_a_network_that_went_away_loses_nothing(page: Page, desk: Desk):
    desk.open(page)
    page.context.set_offline(True)
    points(page, "1.1").fill("3")
    points(page, "1.2").fill("4")
    expect(status(page)).to_contain_text("Mất mạng")
    page.context.set_offline(False)
    wait_saved(page)
    assert desk.marks() == {"1.1": 3, "1.2": 4}


def test_leaving_with_unsaved_work_asks_first(page: Page, desk: Desk):
    desk.open(page)
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", dismiss)
    points(page, "1.2").press_sequentially("21")
    expect(row(page, "1.2")).to_contain_text("điểm phải từ 0 đến 20")
    page.close(run_before_unload=True)
    for _ in range(50):
        if asked:
            break
        page.wait_for_timeout(100)
    assert asked == ["beforeunload"]


def test_nothing_is_asked_when_everything_is_saved(page: Page, desk: Desk):
    desk.open(page)
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    points(page, "1.1").fill("3")
    points(page, "1.2").focus()
    wait_saved(page)
    page.reload()
    expect(points(page, "1.1")).to_have_value("3")


def test_the_official_enters_the_unit_s_own_score(page: Page, desk: Desk, errors: list[str]):
    page.set_viewport_size({"width": 360, "height": 740})
    desk.open(page, person=desk.people.official)
    points(page, "1.1").fill("20")
    points(page, "1.2").fill("15")
    wait_saved(page)
    assert desk.marks(layer=Layer.SELF) == {"1.1": 20, "1.2": 15}
    assert desk.marks() == {}


def test_help_lists_the_keys(page: Page, desk: Desk, errors: list[str]):
    desk.open(page)
    points(page, "1.1").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Hoàn tác, làm lại")
    page.keyboard.press("Escape")
    expect(points(page, "1.1")).to_be_focused()
    expect(points(page, "1.1")).to_have_value("")


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
    record(desk.round, {"xa-1": {"1.1": "9"}})
    points(page, "1.1").fill("5")
    points(page, "1.2").fill("21")
    expect(row(page, "1.2")).to_contain_text(re.compile("điểm phải từ"))
    expect(row(page, "1.1").locator(".conflict")).to_be_visible()
    found = [item for item in Axe().run(page).response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
