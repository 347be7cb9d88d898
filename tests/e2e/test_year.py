"""Timetable, progress and what one has to do, in a real browser: by keyboard, without JavaScript, on a telephone."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from cchc.numbers import format_date
from scoring.models import Assignment, Round
from scoring.rules.progress import Progress
from scoring.selectors.progress import progress_of_round
from scoring.services.reminders import remind
from tests.e2e.conftest import sign_in
from tests.e2e.test_pages import look_at
from tests.work.timetable.days import give_timetable
from units.models import Membership, Unit, User
from units.names import search_key

pytestmark = pytest.mark.django_db(transaction=True)


def typed(offset: int) -> str:
    return format_date(timezone.localdate() + datetime.timedelta(days=offset))


def working(slug: str = "2022") -> Round:
    """The open round in the middle of its self-scoring, with an appraiser and reminders."""
    round_ = give_timetable(
        Round.objects.get(slug=slug), self_scoring=(-20, 3), survey=(0, 7), first_appraisal=(-1, 9), approval=(10, 20)
    )
    Assignment.objects.create(round=round_, appraiser=User.objects.get(username="thamdinh"))
    remind()
    return round_


def test_the_pages_at_every_width(page: Page, demo_server: str, errors: list[str]):
    sign_in(page, demo_server, "noivu")
    look_at(page, f"{demo_server}/2022/lich/")
    working()
    for path in ("/viec-cua-toi/", "/2022/lich/", "/2022/tien-do/", "/2022/tien-do/?xem=nguoi-tham-dinh"):
        look_at(page, f"{demo_server}{path}")


def test_the_office_sets_dates_and_gives_more_time_without_javascript(browser: Browser, demo_server: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, demo_server, "noivu")
    page.goto(f"{demo_server}/2022/lich/")
    page.get_by_label("Tự chấm điểm: từ ngày").fill(typed(-9))
    page.get_by_label("Tự chấm điểm: đến hết ngày").fill(typed(-1))
    page.get_by_role("button", name="Ghi lịch").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Đã ghi lịch")
    expect(page.get_by_role("row", name="Tự chấm điểm").first).to_contain_text("Đã đóng")
    page.get_by_role("textbox", name="Đến hết ngày", exact=True).fill(typed(5))
    page.get_by_label("Xã Hà Kỳ").check()
    page.get_by_label("Lý do").fill("Trụ sở bị ngập")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gia hạn cho 1 đơn vị.")
    expect(page.get_by_role("row", name="Trụ sở bị ngập")).to_contain_text("Xã Hà Kỳ")


def not_started(round_: Round) -> list[Unit]:
    """Units that have not entered anything."""
    places = progress_of_round(round_).places
    return [each.place.unit for each in places if each.state is Progress.NOT_STARTED]


def test_an_official_on_a_telephone_lands_on_what_to_do(page: Page, demo_server: str, errors: list[str]):
    unit = not_started(Round.objects.get(slug="2022"))[0]
    Membership.objects.filter(user__username="canbo").update(unit=unit)
    working()
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, demo_server, "canbo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    expect(page.get_by_text("Bạn nhập điểm tự chấm")).to_be_visible()
    expect(page.get_by_role("heading", name="Nhắc việc")).to_be_visible()
    page.get_by_role("button", name="Đã xem").click()
    expect(page.get_by_role("heading", name="Nhắc việc")).to_have_count(0)
    page.get_by_role("link", name="Tự chấm 55 tiêu chí còn lại").click()
    expect(page).to_have_url(f"{demo_server}/2022/nhap-diem/{unit.code}/")


def test_the_office_finds_who_is_behind(page: Page, demo_server: str, errors: list[str]):
    behind = not_started(working())
    sign_in(page, demo_server, "noivu")
    page.get_by_role("heading", level=2).get_by_role("link", name=re.compile("^Chỉ số CCHC")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiến độ")
    page.get_by_role("link", name="Chưa mở").click()
    expect(page.locator(".progress-table tbody th")).to_have_text([unit.full_name for unit in behind])
    page.get_by_label("Tên đơn vị").fill(search_key(behind[-1].name))
    page.keyboard.press("Enter")
    expect(page.locator(".progress-table tbody th")).to_have_text([behind[-1].full_name])
