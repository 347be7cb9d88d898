"""A workbook goes out, comes back changed, and is written, in a browser with and without scripts."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.storage import FileSystemStorage
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from scoring.models import Score, ScoreImport
from scoring.views.exchange import pace
from scoring.workbook.importing import flow
from tests.e2e.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PREVIEW = re.compile(r"/2022/bang-tinh/nhap/\d+/$")


@pytest.fixture(autouse=True)
def _private_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    storage = FileSystemStorage(location=tmp_path / "imports")
    monkeypatch.setattr(ScoreImport._meta.get_field("file"), "storage", storage)


def edited_export(page: Page, address: str, path: Path, value: float | str) -> str:
    """The matrix of the open round with one mark changed; the address of its cell."""
    book = load_workbook(io.BytesIO(page.request.get(f"{address}/2022/bang-tinh/tai-ve/bang-diem.xlsx").body()))
    sheet, row, column = place_of(book, "minh-duc", "3.4.1")
    cell = book[sheet].cell(row, column)
    cell.value = value
    book.save(path)
    return f"{sheet}!{cell.coordinate}"


def place_of(book: Workbook, unit: str, code: str) -> tuple[str, int, int]:
    for sheet in book.worksheets:
        rows = {str(cells[0].value): row for row, cells in enumerate(sheet.iter_rows(), start=1)}
        columns = {str(cell.value): column for cells in sheet.iter_rows() for column, cell in enumerate(cells, start=1)}
        if sheet.sheet_state == "visible" and unit in rows and code in columns:
            return sheet.title, rows[unit], columns[code]
    raise AssertionError((unit, code))


def points() -> str:
    score = Score.objects.get(
        round_unit__round__slug="2022", round_unit__unit__code="minh-duc", criterion__code="3.4.1", layer="final"
    )
    return str(score.points.normalize())


def hand_in(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/2022/")
    page.get_by_role("link", name="Xuất, nhập điểm bằng bảng tính").click()
    page.get_by_label("Tệp bảng tính").set_input_files(path)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    page.wait_for_url(PREVIEW)


def no_serious_findings(page: Page) -> bool:
    found = Axe().run(page).response["violations"]
    return not [rule["id"] for rule in found if rule["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_edited_export_comes_back(browser: Browser, demo_server: str, tmp_path: Path, scripts: bool):
    page = browser.new_page(java_script_enabled=scripts, viewport={"width": 360, "height": 800})
    sign_in(page, demo_server, "noivu")
    assert points() == "4"
    cell = edited_export(page, demo_server, tmp_path / "bảng điểm.xlsx", "3,5")
    hand_in(page, demo_server, tmp_path / "bảng điểm.xlsx")
    expect(page.locator("#thay-doi tbody tr")).to_have_count(1)
    expect(page.locator("#thay-doi")).to_contain_text(cell)
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert no_serious_findings(page)
    assert points() == "4"
    page.get_by_role("button", name="Xác nhận ghi 1 ô điểm").click()
    expect(page.get_by_role("heading", name="Đã ghi điểm")).to_be_visible()
    assert points() == "3.5"
    page.close()


def test_a_bad_cell_is_named_and_marked_in_the_corrected_file(page: Page, demo_server: str, tmp_path: Path):
    sign_in(page, demo_server, "noivu")
    cell = edited_export(page, demo_server, tmp_path / "sai.xlsx", "#N/A rồi")
    hand_in(page, demo_server, tmp_path / "sai.xlsx")
    expect(page.locator("#tu-choi")).to_contain_text(cell)
    expect(page.get_by_role("button", name="Xác nhận")).to_be_disabled()
    assert no_serious_findings(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp sửa lỗi").click()
    sheet, place = cell.rsplit("!", 1)
    content = io.BytesIO(Path(download.value.path()).read_bytes())  # the browser's own copy has no ending
    assert load_workbook(content)[sheet][place].comment is not None


def test_a_large_file_shows_its_progress(
    page: Page, demo_server: str, tmp_path: Path, errors: list[str], monkeypatch: pytest.MonkeyPatch, settings: Any
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # a queue without a worker
    monkeypatch.setattr(pace, "MOST_BYTES", 0)
    sign_in(page, demo_server, "noivu")
    edited_export(page, demo_server, tmp_path / "lớn.xlsx", 3.5)
    hand_in(page, demo_server, tmp_path / "lớn.xlsx")
    expect(page.get_by_role("heading", name="Tệp đang chờ đến lượt")).to_be_visible()
    assert no_serious_findings(page)
    import_ = ScoreImport.objects.get()
    flow.read(import_)  # as the worker does
    expect(page.get_by_role("button", name="Xác nhận ghi 1 ô điểm")).to_be_enabled(timeout=10_000)
    page.get_by_role("button", name="Xác nhận ghi 1 ô điểm").click()
    expect(page.get_by_role("heading", name="Đang ghi điểm")).to_be_visible()
    flow.confirm(actor=import_.uploaded_by, import_=import_)
    expect(page.get_by_role("heading", name="Đã ghi điểm")).to_be_visible(timeout=10_000)
    assert points() == "3.5"
