"""What is typed on the page of a score is not lost: the browser keeps it until it is saved."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scoring.marks import mark_from_text
from scoring.models import Criterion, Evidence, Layer, Round, Score
from scoring.services.scores import Cell, record_scores
from tests.e2e.entry import Desk
from tests.factories import make_round
from tests.people import People
from tests.work.acts import place_of

RATIO = {"measure": "ratio", "a": "Nhiệm vụ", "b": "Hoàn thành", "value": "", "fractional": False, "decimals": 6}
CELL = "nhap-diem/xa-1/tieu-chi/1.1/"
NOTE = "Bản gốc lưu tại Văn phòng"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(people: People, live_server) -> Desk:
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    return Desk(live_server.url, round_, people)


def note(page: Page):
    return page.get_by_label("Ghi chú")


def points(page: Page):
    return page.get_by_label("Điểm, từ 0")


def begin(page: Page, desk: Desk) -> None:
    desk.open(page, CELL, desk.people.official)
    points(page).fill("12")
    note(page).fill(NOTE)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()


def kept(page: Page) -> int:
    page.wait_for_load_state()  # the script has run by then
    find = "Object.keys(localStorage).filter((key) => key.startsWith('cchc-cell/')).length"
    return int(page.evaluate(find))


def write(round_: Round, mark: str) -> None:
    cell = Cell(place_of(round_).pk, "1.1", mark_from_text(mark))
    record_scores(actor=None, round_=round_, cells=[cell], layer=Layer.SELF)


def test_after_an_expired_session_it_is_put_back_and_forgotten_once_saved(page: Page, desk: Desk):
    begin(page, desk)
    desk.sign_out(page)
    save(page)
    page.wait_for_url("**/dang-nhap/**")
    desk.open(page, CELL, desk.people.official)
    expect(note(page)).to_have_value(NOTE)
    expect(points(page)).to_have_value("12")
    expect(page.get_by_text("Đã đưa lại nội dung nhập dở")).to_be_visible()
    save(page)
    expect(page.get_by_text("Đã lưu tiêu chí 1.1.")).to_be_visible()
    assert Score.objects.get().note == NOTE
    assert kept(page) == 0


def test_after_a_lost_network_it_is_put_back_for_its_person_only(page: Page, desk: Desk):
    begin(page, desk)
    page.context.set_offline(True)
    save(page)
    page.context.set_offline(False)
    desk.open(page, f"{CELL}?lop=self", desk.people.office)
    expect(page.get_by_text(NOTE)).to_have_count(0)
    desk.open(page, CELL, desk.people.official)
    expect(note(page)).to_have_value(NOTE)
    page.get_by_role("button", name="Bỏ nội dung nhập dở").click()
    expect(note(page)).to_have_value("")
    assert kept(page) == 0


def test_facts_and_their_way_are_put_back_and_wrong_ones_told(page: Page, desk: Desk, errors: list[str]):
    Criterion.objects.filter(criteria_set=desk.round.criteria_set, code="1.1").update(
        rule_type="ratio", rule=RATIO, na_policy="exclude"
    )
    desk.open(page, CELL, desk.people.official)
    page.get_by_label("Ghi điểm").check()
    page.get_by_label("Tính từ số liệu").check()
    page.get_by_label("Nhiệm vụ").fill("48")
    page.get_by_label("Hoàn thành").fill("50")
    expect(page.locator("[data-computed]")).to_contain_text("Hoàn thành")
    expect(page.locator("[data-computed]")).to_have_class(re.compile("field__error"))
    page.get_by_label("Hoàn thành").fill("45")
    expect(page.locator("[data-computed]")).to_contain_text("93,75%")
    page.reload()
    expect(page.get_by_label("Hoàn thành")).to_have_value("45")
    expect(page.locator("[data-computed]")).to_contain_text("93,75%")
    page.get_by_label("Không áp dụng").check()
    page.reload()
    expect(page.get_by_label("Không áp dụng")).to_be_checked()
    expect(page.get_by_label("Hoàn thành")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1366])
def test_the_note_fits(page: Page, desk: Desk, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    begin(page, desk)
    write(desk.round, "20")
    page.reload()
    expect(page.get_by_role("button", name="Đưa lại nội dung nhập dở")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_another_version_it_is_offered(page: Page, desk: Desk):
    begin(page, desk)
    write(desk.round, "20")
    page.reload()
    expect(points(page)).to_have_value("20")
    expect(page.get_by_text("Máy này còn giữ nội dung nhập dở")).to_be_visible()
    page.get_by_role("button", name="Đưa lại nội dung nhập dở").click()
    expect(points(page)).to_have_value("12")
    expect(note(page)).to_have_value(NOTE)


def test_a_conflict_keeps_it_until_the_new_value_is_taken(page: Page, desk: Desk):
    begin(page, desk)
    write(desk.round, "20")
    save(page)
    expect(page.get_by_role("button", name="Giữ giá trị của tôi")).to_be_visible()
    assert kept(page) == 1
    page.get_by_role("link", name="lấy giá trị mới").click()
    expect(points(page)).to_have_value("20")
    assert kept(page) == 0


def test_a_document_is_added_while_a_note_is_typed(page: Page, desk: Desk, tmp_path: Path, settings, errors: list[str]):
    settings.VAR_DIR = tmp_path
    begin(page, desk)
    page.get_by_role("button", name="Thêm tài liệu").click()  # refused: neither a file nor a citation
    page.wait_for_url("**/minh-chung/")
    expect(note(page)).to_have_value(NOTE)
    page.get_by_label("Số, ký hiệu").fill("15/KH-UBND")
    page.get_by_role("button", name="Thêm tài liệu").click()
    expect(page.get_by_text("Đã thêm 1 tài liệu.")).to_be_visible()
    assert Evidence.objects.count() == 1
    expect(note(page)).to_have_value(NOTE)
    save(page)
    expect(page.get_by_text("Đã lưu tiêu chí 1.1.")).to_be_visible()
    assert kept(page) == 0
