"""Writing a section of the report in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from scoring.models import Section
from scoring.services.report.sections import save_section
from tests.e2e.entry import Desk
from tests.people import People
from tests.work.report.desk import make_figure, make_report, section

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=VI>
<p class=MsoNormal style='text-align:justify;mso-margin-top-alt:auto'><b><span style='font-size:14.0pt'>Kết
quả</span></b><span lang=VI style='font-family:"Times New Roman"'> năm 2021<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Một</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Hai</p>
</body></html>"""


@pytest.fixture
def desk(transactional_db, live_server) -> Desk:
    people = People.make()
    make_figure(people.authority)
    return Desk(live_server.url, make_report(people).round, people)


def body(key: str = "ban-hanh") -> str:
    return Section.objects.get(key=key).body


def text_box(page: Page):
    return page.get_by_role("textbox", name="Nội dung mục")


def opened(desk: Desk, page: Page, key: str = "ban-hanh"):
    desk.open(page, f"bao-cao/muc/{key}/")
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    return text_box(page)


def wait_saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_have_attribute("data-s", "saved", timeout=10_000)
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu lúc")


def paste(page: Page, kind: str, data: str) -> None:
    page.evaluate(
        """([kind, data]) => {
            const transfer = new DataTransfer();
            transfer.setData(kind, data);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
        }""",
        [kind, data],
    )


def serious(page: Page) -> list[str]:
    """What assistive techniques would stumble over."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in {"serious", "critical"}]


def test_type_bold_cite_and_table(desk: Desk, page: Page, errors: list[str]):
    box = opened(desk, page)
    box.press("Control+End")
    box.press("Enter")
    page.get_by_role("button", name="Đậm").click()
    page.keyboard.type("Tiếp nhận ")
    page.get_by_role("button", name="Đậm").click()
    page.keyboard.press("Control+k")
    search = page.get_by_role("combobox", name=re.compile("Tìm theo tên"))
    search.fill("ho so cap xa")
    assert not serious(page)
    option = page.get_by_role("option").first
    expect(option).to_contain_text("22.725")
    search.press("Enter")
    page.keyboard.type(" hồ sơ.")
    wait_saved(page)
    stored = body()
    assert stored.startswith("<p>Đã ban hành kế hoạch.</p><p><strong>Tiếp nhận ")
    assert '<span data-cite="figure/ho-so/value"></span> hồ sơ.</p>' in stored
    expect(page.locator("[data-preview]")).to_contain_text("Tiếp nhận 22.725 hồ sơ.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bảng", exact=True).click()
    page.keyboard.type("Chỉ tiêu")
    page.get_by_role("button", name="Thêm hàng").click()
    wait_saved(page)
    assert "<thead><tr><th>Chỉ tiêu</th><th></th><th></th></tr></thead>" in body()
    assert body().count("<tr>") == 4
    page.reload()
    expect(text_box(page)).to_contain_text("Tiếp nhận 22.725 hồ sơ.")


def test_a_figure_without_a_value_says_so_at_once(desk: Desk, page: Page, errors: list[str]):
    box = opened(desk, page)
    box.press("Control+End")
    page.keyboard.press("Control+k")
    search = page.get_by_role("combobox", name=re.compile("Tìm theo tên"))
    search.fill("ho so cap xa nam truoc")
    expect(page.get_by_role("option").first).to_contain_text("chưa có số liệu")
    search.press("Enter")
    expect(box.locator(".cite-missing")).to_contain_text("[chưa có số liệu: Hồ sơ cấp xã")
    wait_saved(page)
    page.reload()
    expect(text_box(page).locator(".cite-missing")).to_contain_text("[chưa có số liệu: Hồ sơ cấp xã")


def test_word_and_old_fonts_come_in_clean(desk: Desk, page: Page, errors: list[str]):
    box = opened(desk, page)
    box.press("Control+a")
    paste(page, "text/html", WORD)
    wait_saved(page)
    assert body() == "<p><strong>Kết quả</strong> năm 2021</p><ul><li>Một</li><li>Hai</li></ul>"
    box.press("Control+a")
    paste(page, "text/plain", "HiÖn nay 23 x·, thÞ trÊn trªn ®Þa bµn huyÖn")
    expect(page.locator("[data-status]")).to_contain_text("Đã chuyển 1 đoạn", timeout=10_000)
    assert body() == "<p>Hiện nay 23 xã, thị trấn trên địa bàn huyện</p>"
    expect(box).to_contain_text("Hiện nay 23 xã, thị trấn")


def test_two_texts_are_both_shown(desk: Desk, page: Page):
    box = opened(desk, page)
    row = section(desk.round.report)
    save_section(actor=desk.people.administrator, section=row, body="<p>Bản của người khác.</p>", version=row.version)
    box.press("Control+End")
    page.keyboard.type(" Bản của tôi.")
    conflict = page.get_by_role("alert")
    expect(conflict).to_contain_text("Bản của người khác.")
    expect(conflict).to_contain_text("Bản của tôi.")
    assert body() == "<p>Bản của người khác.</p>"
    assert not serious(page)
    conflict.get_by_role("button", name="Giữ bản của tôi").click()
    wait_saved(page)
    assert body() == "<p>Đã ban hành kế hoạch. Bản của tôi.</p>"


def test_what_was_written_outlives_the_session(desk: Desk, page: Page):
    box = opened(desk, page)
    desk.sign_out(page)
    box.press("Control+End")
    page.keyboard.type(" Viết khi hết phiên.")
    expect(page.locator("[data-status]")).to_have_attribute("data-s", "signin", timeout=10_000)
    expect(page.get_by_role("link", name="Đăng nhập ở thẻ mới")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    opened(desk, page)
    expect(text_box(page)).to_contain_text("Viết khi hết phiên.")
    wait_saved(page)
    assert "Viết khi hết phiên." in body()


def test_without_a_line_and_back(desk: Desk, page: Page, context: BrowserContext):
    box = opened(desk, page)
    context.set_offline(True)
    box.press("Control+End")
    page.keyboard.type(" Lúc mất mạng.")
    expect(page.locator("[data-status]")).to_have_attribute("data-s", "offline", timeout=10_000)
    context.set_offline(False)
    wait_saved(page)
    assert "Lúc mất mạng." in body()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts(desk: Desk, page: Page):
    desk.open(page, "bao-cao/muc/ban-hanh/")
    box = page.get_by_label("Nội dung", exact=True)
    expect(box).to_have_value("Đã ban hành kế hoạch.")
    box.fill("Tiếp nhận [[figure/ho-so/value]] hồ sơ:\n- đúng hạn\n- **quá hạn**")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu mục này.")).to_be_visible()
    expect(page.locator("[data-preview]")).to_contain_text("Tiếp nhận 22.725 hồ sơ:")
    assert body().endswith("<ul><li>đúng hạn</li><li><strong>quá hạn</strong></li></ul>")


@pytest.mark.parametrize("width", [360, 1366])
def test_pages_fit(desk: Desk, page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("", "muc/ho-so/", "muc/ho-so/lich-su/", "thong-tin/"):
        desk.open(page, f"bao-cao/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_around_a_table(desk: Desk, page: Page, errors: list[str]):
    box = opened(desk, page, "nhom")
    box.click()
    page.get_by_role("button", name="Bảng", exact=True).click()
    page.keyboard.type("đầu bảng")
    box.press("Control+End")
    page.keyboard.type("dưới bảng")
    wait_saved(page)
    box.press("Control+Home")
    page.wait_for_function("getSelection().anchorNode.parentElement.closest('th')")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".ProseMirror-gapcursor")).to_be_attached()
    page.keyboard.type("abc")
    wait_saved(page)
    stored = body("nhom")
    assert stored.startswith("<p>abc</p><table>")
    assert stored.endswith("</table><p>dưới bảng</p>")
    expect(page.locator("[data-preview]")).to_contain_text("dưới bảng")


def test_looking_writes_nothing(desk: Desk, page: Page, errors: list[str]):
    box = opened(desk, page)
    box.click()
    box.press("Control+End")
    page.wait_for_timeout(2500)
    expect(page.locator("[data-status]")).to_have_text("")
    assert section(desk.round.report).version == 1
