"""Evidence in a real browser: sent by the unit, looked through by the appraiser, by mouse and by key."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scoring.models import Assignment, Evidence, Round, StoredFile
from scoring.models.evidence import evidence_storage
from scoring.services.rounds import open_round
from tests.e2e.conftest import sign_in
from tests.work.evidence.kit import PDF, image
from units.models import User

CELL = "/2030/nhap-diem/ha-ky/tieu-chi/{}/"
FIRST, SECOND, THIRD = "1.1.1", "1.1.2", "1.2.1"


@pytest.fixture
def server(demo_server: str, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The demo with an open round, in which the appraiser has the first domain."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(StoredFile._meta.get_field("file"), "storage", evidence_storage())
    old = Round.objects.get(slug="2021")
    round_ = Round(year=2030, authority=old.authority, criteria_set=old.criteria_set, scheme=old.scheme)
    round_ = open_round(actor=None, round_=round_, units=[member.unit for member in old.members.all()])
    domain = round_.criteria_set.domains.get(number=1)
    Assignment.objects.create(round=round_, appraiser=User.objects.get(username="thamdinh"), domain=domain)
    return demo_server


def files(tmp_path: Path) -> list[Path]:
    kept = {"Kế hoạch CCHC.pdf": PDF, "Ảnh chụp.jpg": image("JPEG", (600, 800))}
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in kept]


def send(page: Page, server: str, tmp_path: Path, code: str = FIRST) -> None:
    page.goto(server + CELL.format(code))
    page.get_by_label("Tệp", exact=True).set_input_files(files(tmp_path))
    page.get_by_label("Số, ký hiệu").fill("15/KH-UBND")
    page.get_by_label("Ngày văn bản").fill("05/1/2021")
    page.get_by_role("button", name="Thêm tài liệu").click()


def test_the_unit_sends_and_the_appraiser_looks_through(page: Page, server: str, tmp_path: Path, errors: list[str]):
    sign_in(page, server, "canbo")
    page.goto(server + CELL.format(FIRST))
    page.get_by_label("Ngày văn bản").fill("05/1/2021")
    page.get_by_label("Tệp", exact=True).set_input_files(files(tmp_path))
    page.get_by_role("button", name="Thêm tài liệu").click()
    expect(page.get_by_text("Đã thêm 2 tài liệu.")).to_be_visible()
    expect(page.locator("iframe.preview__frame")).to_have_attribute("src", re.compile(r"/minh-chung/\d+/#"))

    page.get_by_label("Đúng hạn và đủ nội dung").check()
    expect(page.locator("[data-computed]")).to_contain_text("1 điểm")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("[data-state=entered]")).to_have_text("1")

    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    sign_in(page, server, "thamdinh")
    page.goto(server + CELL.format(FIRST))
    expect(page.locator("iframe.preview__frame")).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator("img.preview__image")).to_be_visible()
    assert page.locator("img.preview__image").evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
    page.keyboard.press("j")
    expect(page.locator("h1")).to_contain_text(SECOND)
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_contain_text(THIRD)
    page.keyboard.press("k")
    expect(page.locator("h1")).to_contain_text(SECOND)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_contain_text(FIRST)
    page.keyboard.press("n")
    expect(page).not_to_have_url(re.compile("ha-ky"))
    expect(page.locator("h1")).to_contain_text(FIRST)


def test_keys_stay_out_of_fields_and_can_be_switched_off(page: Page, server: str, errors: list[str]):
    sign_in(page, server, "canbo")
    page.goto(server + CELL.format(FIRST))
    page.get_by_label("Ghi chú").press_sequentially("jkn?")
    expect(page.get_by_label("Ghi chú")).to_have_value("jkn?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_text("Đơn vị sau, cùng tiêu chí")).to_be_visible()
    page.get_by_label("Dùng phím tắt một chữ cái").uncheck()
    page.reload()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    expect(page.locator("h1")).to_contain_text(FIRST)


def test_a_file_too_large_is_told_before_it_is_sent(page: Page, server: str, tmp_path: Path, errors: list[str]):
    sign_in(page, server, "canbo")
    page.goto(server + CELL.format(FIRST))
    large = tmp_path / "lon.pdf"
    large.write_bytes(PDF + bytes(21_000_000))
    page.get_by_label("Tệp", exact=True).set_input_files(large)
    expect(page.get_by_text("Tệp “lon.pdf” lớn hơn 20 MB.")).to_be_visible()
    page.get_by_role("button", name="Thêm tài liệu").click()
    page.wait_for_timeout(200)
    assert not Evidence.objects.filter(round_unit__round__slug="2030").exists()


def test_without_javascript(browser: Any, server: str, tmp_path: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, server, "canbo")
    page.goto(server + CELL.format(FIRST))
    page.get_by_label("Tệp", exact=True).set_input_files(files(tmp_path))
    page.get_by_role("button", name="Thêm tài liệu").click()
    page.get_by_role("link", name="Xem Ảnh chụp.jpg").click()
    expect(page.locator("img.preview__image")).to_be_visible()
    page.get_by_label("Đúng hạn và đủ nội dung").check()
    page.get_by_role("button", name="Lưu, sang tiêu chí sau").click()
    expect(page.locator("h1")).to_contain_text(SECOND)
    context.close()


@pytest.mark.parametrize("width", [360, 1366])
def test_the_page_fits_and_is_accessible(page: Page, server: str, tmp_path: Path, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, server, "canbo")
    send(page, server, tmp_path)
    page.get_by_text("Thêm tài liệu", exact=True).first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page, options={"resultTypes": ["violations"], "iframes": False})
    serious = [each["id"] for each in found.response["violations"] if each["impact"] in {"serious", "critical"}]
    assert serious == []
