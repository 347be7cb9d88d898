"""An issued report is opened again, submitted, approved and signed; a visitor verifies it by code and by file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scoring.models import Edition, Section
from scoring.report.codes import code_of
from tests.e2e.conftest import sign_in
from tests.e2e.test_pages import look_at
from tests.work.approval_report.keys import PASSPHRASE, SIGNER, Authority

pytestmark = pytest.mark.django_db(transaction=True)

SLOW = 120_000  # milliseconds: the prints are drawn while the leader waits, as tests have no worker


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def submit(browser: Browser, address: str) -> None:
    """The office changes a sentence and hands the report in, without JavaScript."""
    Section.objects.filter(report__round__slug="2021", key="nguyen-nhan").update(body="<p>Nguyên nhân đã rõ.</p>")
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, address, "noivu")
    page.goto(f"{address}/2021/bao-cao/duyet/")
    expect(page.locator("main")).to_contain_text("Báo cáo đã đủ điều kiện trình")
    press(page, "Trình duyệt")
    expect(page.get_by_role("status")).to_contain_text("Đã trình báo cáo")
    page.context.close()


def test_from_a_new_edition_to_its_verification(
    browser: Browser, page: Page, demo_server: str, errors: list[str], tmp_path: Path
):
    page.set_default_timeout(SLOW)
    sign_in(page, demo_server, "lanhdao")
    page.goto(f"{demo_server}/2021/bao-cao/duyet/")
    page.get_by_label("Lý do").fill("Làm rõ nguyên nhân")
    press(page, "Mở sửa báo cáo")
    expect(page.get_by_role("status")).to_contain_text("Đã mở báo cáo để sửa")
    submit(browser, demo_server)
    look_at(page, f"{demo_server}/2021/bao-cao/duyet/")
    page.get_by_label("Số văn bản").fill("68")
    page.get_by_label("Ngày ký").fill("20/3/2022")
    press(page, "Duyệt và ban hành")
    expect(page.get_by_role("status").first).to_contain_text("ban hành báo cáo lần 2", timeout=SLOW)
    sign(page, tmp_path)
    look_at(page, f"{demo_server}/2021/bao-cao/duyet/")
    verify(browser, demo_server, tmp_path)


def sign(page: Page, folder: Path) -> None:
    path = folder / "chung-thu.p12"
    path.write_bytes(Authority().pkcs12())
    page.get_by_text("Ký ngay trên cổng").click()
    page.get_by_label("Tệp chứng thư số").set_input_files(path)
    page.get_by_label("Mật khẩu của tệp").fill(PASSPHRASE)
    press(page, "Ký số")
    expect(page.get_by_role("status").first).to_contain_text("Đã ký số báo cáo", timeout=SLOW)
    expect(page.locator("main")).to_contain_text(SIGNER)


def verify(browser: Browser, address: str, folder: Path) -> None:
    """A visitor with a telephone: the code from paper, then the file they were sent, then one that was changed."""
    first, second = Edition.objects.order_by("number")
    page = browser.new_page()
    page.goto(f"{address}/xac-minh/")
    page.get_by_role("textbox", name="Mã xác minh").fill(code_of(first.content_sha256).lower())
    press(page, "Xem văn bản")
    expect(page.locator("main")).to_contain_text("Đã được thay")
    page.get_by_role("link", name=code_of(second.content_sha256)).click()
    expect(page.locator("main")).to_contain_text("68/BC-UBND")
    expect(page.locator("main")).to_contain_text("Mọi giá trị tính lại đều trùng", timeout=SLOW)
    look_at(page, page.url)
    data = page.request.get(f"{address}/2021/bao-cao.pdf").body()
    for name, content, answer in (
        ("bao-cao.pdf", data, "đúng là tệp đã công bố"),
        ("khac.pdf", data[:200] + b"x" + data[201:], "không phải tệp đã công bố"),
    ):
        (folder / name).write_bytes(content)
        page.get_by_label("Tệp cần đối chiếu").set_input_files(folder / name)
        press(page, "Đối chiếu")
        expect(page.get_by_role("status")).to_contain_text(answer, timeout=SLOW)
    page.close()
