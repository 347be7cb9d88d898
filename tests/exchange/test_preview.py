"""What the preview shows, and what stands in the way of confirming."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models.imports import ImportState
from scoring.services.publishing import publish
from tests.exchange.samples import CONFLICT, QUESTION, REFUSAL, REPAIR, changes, found, make_import
from tests.pages.conftest import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_of(client, people, round_, show):
    """The page of an import with the given findings."""

    def page(address_params=None, state=ImportState.READY, decisions=None, **fields):
        show(found(round_, **fields))
        import_ = make_import(round_, state, decisions=decisions or {})
        client.force_login(people.office)
        response = client.get(f"/2021/bang-tinh/nhap/{import_.pk}/", address_params or {})
        assert response.status_code == 200
        return response.content.decode()

    return page


def confirm_button(page):
    (button,) = re.findall(r'<button[^>]*value="xac-nhan"[^>]*>', page)
    return button


def test_changes_are_shown_old_and_new_with_their_cells(page_of):
    text = plain(page_of())
    assert "LV 1!C4 Xã Hà Kỳ 1.1 Tiêu chí 1.1 26 → 27,5" in text
    assert "LV 1!C4 Xã Hà Kỳ 1.1 Tiêu chí 1.1 không áp dụng" in text
    assert "Đã đọc 3 dòng, 9 ô điểm. Chưa ghi gì vào cổng." in text
    assert "Xác nhận ghi 2 ô điểm" in text


def test_counts(page_of):
    text = plain(page_of(unchanged=1234, refused=(REFUSAL,), conflicts=(CONFLICT,), questions=(QUESTION,)))
    counts = "1 Mới 1 Thay đổi 1.234 Không đổi 1 Bị từ chối 1 Xung đột 1 Cần hỏi 0 Cần chuyển mã"
    assert counts in text


def test_a_clean_preview_may_be_confirmed(page_of):
    page = page_of()
    assert "disabled" not in confirm_button(page)
    assert "tep-sua-loi" not in page
    assert 'value="luu-lua-chon"' not in page


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"refused": (REFUSAL,)}, "Còn 1 chỗ bị từ chối"),
        ({"questions": (QUESTION,)}, "Còn đơn vị chưa rõ"),
        ({"repairs": (REPAIR,)}, "Còn chữ gõ bằng phông cũ"),
    ],
)
def test_what_stops_it_is_said(page_of, fields, reason):
    page = page_of(**fields)
    assert "disabled" in confirm_button(page)
    assert reason in plain(page)
    assert "tep-sua-loi.xlsx" in page


def test_nothing_to_write_is_said(page_of, round_):
    page = page_of(changed=changes(round_), new=changes(round_), unchanged=9)
    assert "disabled" in confirm_button(page)
    assert "không có gì để ghi" in page


def test_a_published_round_is_not_written(page_of, round_):
    publish(actor=None, round_=round_)
    page = page_of()
    assert "disabled" in confirm_button(page)
    assert "Kỳ đánh giá đã công bố nên không ghi điểm được." in page


def test_refusals_name_the_cell_and_what_to_do(page_of):
    text = plain(page_of(state=ImportState.REFUSED, refused=(REFUSAL,)))
    assert "LV 1!C9 Ô ghi “#N/A”; hãy nhập điểm hoặc để trống." in text


def test_a_conflict_offers_both_and_keeps_theirs(page_of):
    page = page_of(conflicts=(CONFLICT,))
    text = plain(page)
    assert "LV 1!D4 Xã Hà Kỳ · 1.2 Tiêu chí 1.2" in text
    assert "Giữ trên cổng: 17,5 (Nguyễn Văn A)" in text
    assert "Lấy trong tệp: 18" in text
    assert "Khi xuất tệp: 16" in text
    assert re.search(r'name="xung-dot:LV 1!D4" value="theirs" checked', page)
    assert "disabled" not in confirm_button(page)


def test_a_choice_made_is_shown(page_of):
    page = page_of(conflicts=(CONFLICT,), decisions={"take_mine": [CONFLICT.address]})
    assert re.search(r'name="xung-dot:LV 1!D4" value="mine" checked', page)


def test_a_question_offers_its_candidates(page_of):
    page = page_of(questions=(QUESTION,))
    assert 'name="hoi:LV 1!B6"' in page
    assert '<option value="tt-tk">Thị trấn Tứ Kỳ (tt-tk)</option>' in page


def test_an_answer_can_be_taken_back(page_of):
    page = page_of(decisions={"answers": {"LV 1!B6": "ha-ky"}})
    assert '<option value="ha-ky" selected>Xã Hà Kỳ (ha-ky)</option>' in page
    assert "bỏ lựa chọn này" in page


def test_a_repair_is_shown_before_and_after(page_of):
    page = page_of(repairs=(REPAIR,))
    assert "LV 1!B7 HuyÖn Tø Kú Huyện Tứ Kỳ TCVN3" in plain(page)
    assert 'name="chuyen-ma" value="1">' in page
    assert 'name="chuyen-ma" value="1" checked>' in page_of(repairs=(REPAIR,), repairs_accepted=True)


def test_marks_left_to_the_portal_and_notes_are_told(page_of):
    text = plain(page_of(moved=2, notes=("Trang “Ẩn” bị ẩn nên không đọc.",)))
    assert "2 ô đã được sửa trên cổng sau khi xuất tệp" in text
    assert "Trang “Ẩn” bị ẩn nên không đọc." in text


def test_text_of_a_file_is_never_markup(page_of):
    page = page_of(refused=(type(REFUSAL)("<b>!A1", "<script>alert(1)</script>"),))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_long_lists_come_by_pages(page_of, round_):
    many = changes(round_, *[("1", str(number)) for number in range(2, 252)])
    page = page_of(changed=many)
    assert page.count("lines__old") == 100
    assert "trang 1/3" in plain(page)
    assert "?thay-doi=2#thay-doi" in page
    last = page_of({"thay-doi": "3", "moi": "1"}, changed=many)
    assert last.count("lines__old") == 50
    assert "?thay-doi=2&amp;moi=1#thay-doi" in last
    assert page_of({"thay-doi": "khong"}, changed=many).count("lines__old") == 100


def test_queries_do_not_grow_with_what_was_found(client, people, round_, show):
    client.force_login(people.office)
    address = f"/2021/bang-tinh/nhap/{make_import(round_).pk}/"

    def count(lines):
        conflicts = tuple(CONFLICT for _ in range(lines))
        show(found(round_, changed=changes(round_, *[("1", "2")] * lines), conflicts=conflicts))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert count(1) == count(90) < 12
