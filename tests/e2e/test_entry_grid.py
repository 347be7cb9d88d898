"""The grid under the hands of the office, and how quickly a list on paper is entered."""

import time
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scoring.models import Layer, Score
from tests.e2e.entry import Desk, cell, paste, status, wait_saved
from tests.factories import make_round, make_set, make_unit, record
from tests.people import People

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(transactional_db, live_server) -> Desk:
    """Four units x 1.1 (30, may be not applicable), 1.2 (20) and 2.1 (50)."""
    people = People.make()
    criteria_set = make_set()
    criteria_set.criteria.filter(code="1.1").update(na_policy="exclude")
    more = [make_unit(f"xa-{n}", name, parent=people.authority) for n, name in ((3, "Ngọc Kỳ"), (4, "Tái Sơn"))]
    units = [people.commune, people.other_commune, *more]
    round_ = make_round(units, authority=people.authority, criteria_set=criteria_set)
    return Desk(live_server.url, round_, people)


def column(desk: Desk, code: str) -> list[Decimal | None]:
    scores = Score.objects.filter(round_unit__round=desk.round, criterion__code=code, layer=Layer.FINAL)
    return list(scores.order_by("round_unit__unit__sort_name").values_list("points", flat=True))


def test_moving_typing_and_sums(page: Page, desk: Desk, errors: list[str]):
    desk.open(page, "bang-nhap/?linh-vuc=tat-ca")
    keys = page.keyboard
    cell(page, "xa-1", "1.1").focus()
    expect(page.locator("[data-cell-name]")).to_have_text("Xã Hà Kỳ · 1.1. Tiêu chí 1.1 (0–30)")
    keys.type("24")
    keys.press("ArrowRight")
    expect(cell(page, "xa-1", "1.2")).to_be_focused()
    keys.type("16")
    keys.press("Tab")
    expect(cell(page, "xa-1", "2.1")).to_be_focused()
    keys.type("40")
    keys.press("ArrowDown")
    expect(cell(page, "xa-2", "2.1")).to_be_focused()
    keys.press("ArrowLeft")
    expect(cell(page, "xa-2", "1.2")).to_be_focused()
    keys.type("21")
    keys.press("Enter")
    expect(cell(page, "xa-2", "1.2")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-status-more]")).to_contain_text("1 ô có lỗi")
    keys.press("F8")
    expect(page.locator("[data-cell-error]")).to_have_text("Tiêu chí 1.2: điểm phải từ 0 đến 20.")
    keys.type("20")
    keys.press("Enter")
    wait_saved(page)
    sums = page.locator('tr[data-unit="xa-1"] [data-sum]').all_inner_texts()
    assert sums == ["80", "80,00%", "3/3"]
    expect(page.locator('[data-mean="1.2"]')).to_have_text("18,00")
    expect(page.locator('[data-entered="1.2"]')).to_have_text("2")


def test_a_block_copied_from_excel_fill_down_and_undo(page: Page, desk: Desk, errors: list[str]):
    desk.open(page, "bang-nhap/?linh-vuc=tat-ca")
    keys = page.keyboard
    cell(page, "xa-1", "1.1").focus()
    paste(page, "24,5\t16\t40\r\nKAD\t15,25\t83,30%\r\n\t7\t8\r\n1\t2\t3\t4\r\n")
    expect(status(page)).to_contain_text("Bỏ qua 1 ô")
    expect(cell(page, "xa-2", "2.1")).to_have_attribute("aria-invalid", "true")
    cell(page, "xa-2", "2.1").fill("33,30")
    cell(page, "xa-1", "1.2").focus()
    wait_saved(page)
    assert column(desk, "1.1") == [Decimal("24.5"), None, Decimal(1)]
    assert column(desk, "2.1") == [40, Decimal("33.3"), 8, 3]
    for _step in range(3):
        keys.press("Shift+ArrowDown")
    expect(status(page)).to_contain_text("4 hàng × 1 cột")
    keys.press("Control+d")
    wait_saved(page)
    assert column(desk, "1.2") == [16, 16, 16, 16]
    keys.press("Control+z")
    expect(cell(page, "xa-4", "1.2")).to_have_value("2")
    wait_saved(page)
    assert column(desk, "1.2") == [16, Decimal("15.25"), 7, 2]


def test_what_is_copied_is_what_excel_takes(page: Page, desk: Desk, errors: list[str]):
    record(desk.round, {"xa-1": {"1.1": "24.5", "1.2": "16"}, "xa-2": {"1.1": "na", "1.2": "0"}})
    desk.open(page, "bang-nhap/?linh-vuc=1")
    cell(page, "xa-1", "1.1").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    copied = page.evaluate(
        """() => {
            const data = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
            return data.getData("text/plain");
        }"""
    )
    assert copied == "24,5\t16\nKAD\t0"
    page.keyboard.press("Delete")
    wait_saved(page)
    assert column(desk, "1.1") == [None, None]


def test_a_conflict_is_settled_below_the_row(page: Page, desk: Desk, errors: list[str]):
    desk.open(page, "bang-nhap/?linh-vuc=1")
    record(desk.round, {"xa-1": {"1.1": "9"}})
    cell(page, "xa-1", "1.1").fill("5")
    page.keyboard.press("Enter")
    expect(page.locator(".conflict-row")).to_contain_text("Giữ giá trị nào?")
    page.get_by_role("button", name="Giá trị mới: 9").click()
    expect(page.locator(".conflict-row")).to_have_count(0)
    expect(cell(page, "xa-1", "1.1")).to_have_value("9")
    assert column(desk, "1.1") == [9]


def test_what_was_typed_on_another_page_is_sent_or_listed(page: Page, desk: Desk):
    page.on("dialog", lambda dialog: dialog.accept())
    desk.open(page, "bang-nhap/?tieu-chi=1.1")
    page.context.set_offline(True)
    cell(page, "xa-1", "1.1").fill("5")
    cell(page, "xa-2", "1.1").fill("31")
    expect(status(page)).to_contain_text("Mất mạng")
    page.context.set_offline(False)
    page.evaluate("window.stop()")
    desk.open(page, "bang-nhap/?tieu-chi=2.1")
    left = page.locator("[data-leftovers]")
    expect(left).to_contain_text("xa-2 · 1.1: 31")
    expect(left).to_contain_text("điểm phải từ 0 đến 30")
    assert column(desk, "1.1") == [5]
    left.get_by_role("button", name="Bỏ").click()
    expect(left).to_be_hidden()
    page.reload()
    expect(left).to_be_hidden()


def test_sixty_cells_from_paper_by_keyboard_alone(page: Page, transactional_db, live_server, errors: list[str]):
    """Key strokes beyond the digits: one for each cell."""
    people = People.make()
    criteria_set = make_set({number: [2] * 10 for number in range(1, 7)})
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    desk = Desk(live_server.url, round_, people)
    desk.open(page)
    paper = [f"{n % 2},{n % 90 + 10}" for n in range(60)]
    page.keyboard.press("Tab")
    page.locator("[data-points]").first.focus()
    strokes, began = 0, time.monotonic()
    for number in paper:
        page.keyboard.type(number)
        page.keyboard.press("Enter")
        strokes += len(number) + 1
    wait_saved(page)
    taken = time.monotonic() - began
    digits = sum(map(len, paper))
    print(f"60 cells: {strokes} strokes, {(strokes - digits) / 60:.1f} a cell beyond the digits; {taken:.1f} s")  # noqa: T201  # the measure
    assert (strokes - digits) / 60 <= 2
    stored = Score.objects.order_by("criterion__domain__number", "criterion__position").values_list("points", flat=True)
    assert list(stored) == [Decimal(number.replace(",", ".")) for number in paper]


def test_without_scripts_the_grid_is_a_form_that_saves(browser: Browser, desk: Desk):
    context = browser.new_context(java_script_enabled=False, locale="vi")
    page = context.new_page()
    desk.open(page, "bang-nhap/?linh-vuc=1")
    row = page.locator('tr[data-unit="xa-1"] input')
    row.nth(0).fill("12,5")
    row.nth(1).fill("21")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.get_by_role("alert")).to_contain_text("Xã Hà Kỳ. Tiêu chí 1.2: điểm phải từ 0 đến 20.")
    expect(row.nth(1)).to_have_value("21")
    row.nth(1).fill("20")
    page.get_by_role("button", name="Lưu điểm").click()
    expect(page.locator("body")).to_contain_text("Đã lưu 1 điểm.")
    assert desk.marks() == {"1.1": 12.5, "1.2": 20}
    context.close()


@pytest.mark.parametrize("width", [360, 1366])
def test_only_the_table_scrolls_sideways(page: Page, desk: Desk, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    desk.open(page, "bang-nhap/?linh-vuc=tat-ca")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious(page: Page, desk: Desk):
    record(desk.round, {"xa-1": {"1.1": "20"}}, Layer.SELF)
    desk.open(page, "bang-nhap/?linh-vuc=1")
    record(desk.round, {"xa-1": {"1.1": "9"}})
    cell(page, "xa-1", "1.1").fill("5")
    cell(page, "xa-2", "1.2").fill("21")
    expect(page.locator(".conflict-row")).to_be_visible()
    found = [item for item in Axe().run(page).response["violations"] if item["impact"] in {"serious", "critical"}]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
