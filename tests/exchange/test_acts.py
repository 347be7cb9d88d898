"""Deciding about an import: what is posted reaches the flow, and nothing else does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from scoring.models import ScoreImport
from scoring.models.imports import ImportState
from scoring.services.errors import RefusedError
from scoring.views.exchange import imports, pace
from scoring.workbook.importing import flow
from tests.exchange.samples import found, make_import
from tests.pages.conftest import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, people, round_, show, acts, monkeypatch):
    """Posts to an import whose file is small; the answer after redirects."""
    show(found(round_))
    monkeypatch.setattr(imports, "takes_long_to_write", lambda *_: False)
    client.force_login(people.office)

    def send(act, import_=None, query="", **data):
        import_ = import_ or make_import(round_)
        return client.post(f"/2021/bang-tinh/nhap/{import_.pk}/{query}", {"viec": act, **data}, follow=True)

    return send


def test_answers_and_choices_reach_the_flow(post, people, acts):
    data = {"hoi:A!B6": "tt-tk", "hoi:A!B7": "", "xung-dot:A!D4": "mine", "xung-dot:A!D5": "theirs"}
    post("luu-lua-chon", **data, **{"co-chuyen-ma": "1", "chuyen-ma": "1"})
    ((name, given),) = acts
    assert name == "answer"
    assert given["actor"] == people.office
    assert given["answers"] == {"A!B6": "tt-tk"}
    assert given["take_mine"] == {"A!D4"}
    assert given["accept_repairs"] is True


def test_what_the_page_did_not_show_stays_decided(post, round_, acts):
    decided = {"answers": {"A!B1": "x", "A!B2": "y"}, "take_mine": ["A!D1", "A!D2"], "repairs": True}
    import_ = make_import(round_, decisions=decided)
    post("luu-lua-chon", import_, **{"hoi:A!B2": "", "xung-dot:A!D2": "theirs", "xung-dot:A!D3": "mine"})
    ((_, given),) = acts
    assert given["answers"] == {"A!B1": "x"}
    assert given["take_mine"] == {"A!D1", "A!D3"}
    assert given["accept_repairs"] is True


def test_repairs_are_no_longer_accepted_when_the_box_was_cleared(post, round_, acts):
    post("luu-lua-chon", make_import(round_, decisions={"repairs": True}), **{"co-chuyen-ma": "1"})
    assert acts[0][1]["accept_repairs"] is False


def test_confirming_takes_the_choices_along(post, acts):
    post("xac-nhan", ban="d1", **{"xung-dot:A!D4": "mine"})
    ((name, given),) = acts
    assert name == "confirm"
    assert given["take_mine"] == {"A!D4"}


def test_a_preview_that_changed_meanwhile_is_not_confirmed(post, acts):
    response = post("xac-nhan", ban="d0")
    assert not acts
    assert "Bản xem trước đã thay đổi" in plain(response.content.decode())


def test_cancelling(post, acts):
    post("huy")
    assert acts[0][0] == "cancel"


def test_a_refusal_of_the_flow_is_told(post, monkeypatch):
    def refuse(**_given):
        raise RefusedError("Kỳ đánh giá đã công bố.")

    monkeypatch.setattr(flow, "confirm", refuse)
    assert "Kỳ đánh giá đã công bố." in plain(post("xac-nhan", ban="d1").content.decode())


def test_the_page_of_the_list_is_kept(post):
    assert post("luu-lua-chon", query="?xung-dot=2").redirect_chain[0][0].endswith("?xung-dot=2")


def test_a_large_import_is_left_to_a_worker(post, people, acts, monkeypatch):
    handed: list[dict] = []
    monkeypatch.setattr(imports, "takes_long_to_write", lambda *_: True)
    monkeypatch.setattr(imports, "write_later", lambda import_, **given: handed.append(given))
    post("xac-nhan", ban="d1", **{"xung-dot:A!D4": "mine"})
    assert not acts
    assert handed[0]["actor"] == people.office
    assert handed[0]["take_mine"] == {"A!D4"}
    assert ScoreImport.objects.get().state == ImportState.WRITING
    assert len(handed) == 1


def test_a_writing_that_hangs_may_be_started_anew(post, round_, acts):
    long_ago = timezone.now() - timedelta(minutes=5)
    hanging = make_import(round_, ImportState.WRITING, touched_at=long_ago, decisions={"take_mine": ["A!D4"]})
    post("lam-lai", hanging)
    ((name, given),) = acts
    assert name == "confirm"
    assert given["take_mine"] == {"A!D4"}


def test_a_reading_that_hangs_may_be_started_anew(post, round_, monkeypatch):
    again: list[int] = []
    monkeypatch.setattr(imports, "read", lambda import_: again.append(import_.pk))
    fresh = make_import(round_, ImportState.READING)
    assert "không cần xử lý lại" in plain(post("lam-lai", fresh).content.decode())
    long_ago = timezone.now() - timedelta(minutes=5)
    hanging = make_import(round_, ImportState.READING, touched_at=long_ago)
    failed = make_import(round_, ImportState.FAILED)
    post("lam-lai", hanging)
    post("lam-lai", failed)
    assert again == [hanging.pk, failed.pk]


def test_progress_counts_and_refreshes_itself(client, people, round_):
    client.force_login(people.office)
    import_ = make_import(
        round_, ImportState.WRITING, rows_read=3321, cells_checked=200000, cells_written=1500, cells_total=200000
    )
    page = client.get(f"/2021/bang-tinh/nhap/{import_.pk}/").content.decode()
    text = plain(page)
    assert "Đang ghi điểm" in text
    for fact in ("Số dòng đã đọc 3.321", "Số ô đã kiểm tra 200.000", "Số ô đã ghi 1.500"):
        assert fact in text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert '<progress max="200000" value="1500"' in page
    assert "Đọc lại tệp" not in text


def test_waiting_too_long_says_what_to_check(client, people, round_):
    client.force_login(people.office)
    long_ago = timezone.now() - timedelta(minutes=5)
    import_ = make_import(round_, ImportState.UPLOADED, touched_at=long_ago)
    text = plain(client.get(f"/2021/bang-tinh/nhap/{import_.pk}/").content.decode())
    assert "db_worker" in text
    assert "Đọc lại tệp" in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ImportState.DONE, "Đã ghi 1.234 ô điểm"),
        (ImportState.CANCELLED, "Không có điểm nào của tệp này được ghi."),
        (ImportState.FAILED, "Việc xử lý tệp bị dừng giữa chừng."),
    ],
)
def test_what_became_of_it(client, people, round_, state, words):
    client.force_login(people.office)
    import_ = make_import(round_, state, cells_written=1234)
    page = client.get(f"/2021/bang-tinh/nhap/{import_.pk}/").content.decode()
    assert words in plain(page)
    assert 'value="xac-nhan"' not in page


def test_what_takes_long(round_, tmp_path, monkeypatch):
    import_ = make_import(round_)
    monkeypatch.setattr(type(import_.file), "size", 1000)
    assert not pace.takes_long_to_read(import_)
    assert not pace.takes_long_to_write(import_, found(round_))
    assert pace.takes_long_to_write(import_, found(round_, cells=20_001))
    monkeypatch.setattr(type(import_.file), "size", 300_001)
    assert pace.takes_long_to_read(import_)
    monkeypatch.setattr(type(import_.file), "size", 1000)
    monkeypatch.setattr(pace, "MOST_CELLS", 8)  # three units, three criteria
    assert pace.takes_long_to_read(ScoreImport.objects.get(pk=import_.pk))
