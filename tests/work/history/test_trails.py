"""Trails of a round, a unit, a cell: what they tell, and to whom."""

import datetime
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from scoring.models import Action, Assignment, Criterion, Event, Explanation, Layer, RoundUnit
from scoring.presenters.work.trail.told import Names, Told
from scoring.presenters.work.trail.wordings import WORDINGS, told
from scoring.rules.marks import Mark
from scoring.rules.stages import Stage
from scoring.selectors.gate import gate_of
from scoring.selectors.trail import COMMAND_LINE, Scope, Wanted, events_of, scope_of
from scoring.services.evidence import Reference, add_evidence
from scoring.services.explanations import ask
from scoring.services.scores import Cell, record_scores
from scoring.services.submissions import submit
from tests.factories import make_round, record
from tests.work.acts import approved, place_of, self_score, window

pytestmark = pytest.mark.django_db

HISTORY = "/2021/lich-su/"
UNIT = "/2021/lich-su/xa-1/"
CELL = "/2021/lich-su/xa-1/1.1/"


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


@pytest.fixture
def place(round_) -> RoundUnit:
    return place_of(round_)


def write(place, code, points, layer=Layer.FINAL, actor=None, **more):
    cell = Cell(place.pk, code, Mark(Decimal(points)), **more)
    return record_scores(actor=actor, round_=place.round, cells=[cell], layer=layer)


def shown(client, person, url, **query):
    client.force_login(person)
    response = client.get(url, query)
    assert response.status_code == 200
    return response.content.decode()


def status(client, person, url):
    client.force_login(person)
    return client.get(url).status_code


def leaf(place, code="1.1"):
    return Criterion.objects.get(criteria_set=place.round.criteria_set, code=code)


# What is told


def test_every_act_has_a_wording():
    assert set(WORDINGS) == set(Action)


@pytest.mark.parametrize("action", Action)
def test_a_wording_bears_an_event_that_tells_nothing(round_, action):
    event = Event(action=action, payload={}, round=round_, at=timezone.now())
    found = told(event, Names(round_))
    assert isinstance(found, Told)
    assert found.text


def test_an_act_of_later_times_is_told_by_its_name(round_):
    assert told(Event(action="nha.khac", payload={}), Names(round_)).text == "nha.khac"


@pytest.mark.parametrize(
    ("action", "payload", "expected"),
    [
        (Action.ROUND_OPENED, {"units": 23}, Told("Mở kỳ đánh giá với 23 đơn vị")),
        (
            Action.STAGE_EXTENDED,
            {"stage": "self_scoring", "since": "2021-07-01", "until": "2021-07-31", "reason": "Bão lụt"},
            Told("Gia hạn, mở lại Tự chấm điểm: 01/7/2021 – 31/7/2021", (), "Bão lụt"),
        ),
        (
            Action.TIMETABLE_SET,
            {"old": {"survey": [None, None]}, "new": {"self_scoring": ["2021-07-01", None]}},
            Told("Đặt lịch của kỳ đánh giá", ("Tự chấm điểm: từ 01/7/2021", "bỏ Điều tra xã hội học")),
        ),
        (
            Action.HEAD_RATED,
            {"unit": "xa-1", "band": "good", "reason": "Nỗ lực"},
            Told("Người đứng đầu Xã Hà Kỳ: Hoàn thành tốt nhiệm vụ", (), "Nỗ lực"),
        ),
        (
            Action.AUTHORITY_RECORDED,
            {"index": "83.3", "rank": 6, "ranked": 12},
            Told("Ghi kết quả của cơ quan đánh giá: 83,3%", ("Hạng: 6/12",)),
        ),
        (
            Action.APPRAISERS_ASSIGNED,
            {"appraiser": "tham-dinh", "before": [], "shares": [[None, 3], ["xa-1", None]]},
            Told("Phân công thẩm định cho Tham-Dinh", ("lĩnh vực 3, mọi đơn vị", "mọi lĩnh vực, Xã Hà Kỳ")),
        ),
        (
            Action.ADJUSTED,
            {"kind": "bonus", "points": "1.5", "reason": "Sáng kiến"},
            Told("Ghi 1,5 điểm thưởng", (), "Sáng kiến"),
        ),
        (
            Action.ADJUSTED,
            {"kind": "penalty", "points": "2", "reason": "Chậm", "removed": True, "why": "Ghi nhầm"},
            Told("Bỏ 2 điểm trừ", ("Đã ghi vì: Chậm",), "Ghi nhầm"),
        ),
        (
            Action.MEMBERS_CHANGED,
            {"added": ["xa-1", "xa-2"]},
            Told("Thay đổi đơn vị tham gia kỳ đánh giá", ("Thêm: Xã Hà Kỳ, Xã Minh Đức",)),
        ),
        (
            Action.CRITERIA_CLONED,
            {"kind": "set", "source": "a", "clone": "a-2"},
            Told("Nhân bản bộ tiêu chí “a” thành “a-2”"),
        ),
        (Action.SCORES_RECORDED, {"import": 1, "reason": "bang.xlsx"}, Told("Nhập điểm từ tệp “bang.xlsx”")),
        (Action.SCORES_RECORDED, {"layer": "self"}, Told("Ghi điểm (điểm tự chấm)")),
        (Action.SCORES_ACCEPTED, {"layer": "first"}, Told("Chấp nhận điểm tự chấm")),
        (
            Action.EVIDENCE_ADDED,
            {"number": "15/KH-UBND", "issued_on": "2021-01-05", "file": "ke-hoach.pdf"},
            Told(
                "Thêm tài liệu kiểm chứng",
                ("Số, ký hiệu: 15/KH-UBND", "Ngày văn bản: 05/01/2021", "Tệp: ke-hoach.pdf"),
            ),
        ),
    ],
)
def test_wordings(people, round_, action, payload, expected):
    assert told(Event(action=action, payload=payload), Names(round_)) == expected


def test_the_cell_tells_every_value_by_layer_with_who_when_and_why(client, people, round_, place):
    self_score(round_, _1_1="30")
    write(place, "1.1", "24.5", Layer.FIRST, actor=people.office, note="Thiếu minh chứng")
    explanation = ask(actor=people.office, place=place, criterion=leaf(place), question="Vì sao?")
    add_evidence(actor=people.official, place=place, criterion=leaf(place), reference=Reference(number="15/KH-UBND"))
    record_scores(
        actor=people.office, round_=round_, cells=[Cell(place.pk, "1.1", Mark(Decimal(25)))], reason="Sau giải trình"
    )
    write(place, "1.2", "11.125")
    page = shown(client, people.office, CELL)
    for told_ in [
        "điểm tự chấm: chưa nhập → 30",
        "điểm thẩm định lần 1: chưa nhập → 24,5",
        "Ghi chú: Thiếu minh chứng",
        "Yêu cầu giải trình: “Vì sao?”",
        "Số, ký hiệu: 15/KH-UBND",
        "điểm thẩm định: chưa nhập → 25",
        "Lý do:",
        "Sau giải trình",
        people.office.full_name,
        "Dòng lệnh",
    ]:
        assert told_ in page
    assert "11,125" not in page  # another criterion
    assert explanation.pk


def test_a_cell_is_found_in_a_sheet_saved_as_a_whole(client, people, round_, place):
    cells = [Cell(place.pk, code, Mark(Decimal(1)), note=f"ghi chú {code}") for code in ("1.1", "1.2")]
    record_scores(actor=people.official, round_=round_, cells=cells, layer=Layer.SELF)
    record_scores(
        actor=people.official, round_=round_, layer=Layer.SELF,
        cells=[Cell(place.pk, code, Mark(Decimal(1)), note=f"sửa {code}") for code in ("1.1", "1.2")],
    )  # fmt: skip
    page = shown(client, people.office, CELL)
    assert "ghi chú 1.1" in page
    assert "sửa 1.1" in page  # a note alone, with no change of the score
    trail = re.sub(
        r'datetime="[^"]*"', "", page.partition('<ol class="trail">')[2]
    )  # 21.210146 seconds are no criterion
    assert "1.2" not in trail


def test_the_round_names_unit_and_criterion_and_tells_the_first_changes_of_many(client, people, round_):
    marks = {"1.1": "30", "1.2": "20", "2.1": "50"}
    record(round_, {"xa-1": marks, "xa-2": marks})
    record(round_, dict.fromkeys(("xa-1", "xa-2"), dict.fromkeys(marks, "1")))
    page = shown(client, people.leader, HISTORY)
    assert "Xã Hà Kỳ, 1.1 (điểm thẩm định): 30 → 1" in page
    assert "và " not in page.partition('<ol class="trail">')[2].partition("Mở kỳ")[0]


def test_more_changes_than_are_told_are_counted(client, people, round_, monkeypatch):
    monkeypatch.setattr("scoring.presenters.work.trail.lines.MOST_CHANGES", 2)
    record(round_, {"xa-1": {"1.1": "30", "1.2": "20", "2.1": "50"}, "xa-2": {"1.1": "1"}})
    assert "và 2 điểm khác" in shown(client, people.office, HISTORY)
    assert "và 1 điểm khác" in shown(client, people.office, UNIT)


def test_an_empty_filter_finds_nothing_and_says_so(client, people, round_):
    assert "Không có việc nào." in shown(client, people.office, HISTORY, viec=Action.PUBLISHED)


# Filters


def test_by_person_act_unit_and_day(people, round_, place):
    write(place, "1.1", "1", actor=people.office)
    write(place_of(round_, "xa-2"), "1.1", "1", actor=None)
    scope = Scope(round_)

    def count(**wanted):
        return events_of(scope, Wanted(**wanted)).count()

    assert (count(), count(person=str(people.office.pk)), count(person=COMMAND_LINE)) == (3, 1, 2)
    assert (count(action=Action.ROUND_OPENED), count(action=Action.SCORES_RECORDED)) == (1, 2)
    assert count(place=place) == 1
    today = timezone.localdate()
    assert (count(day=today), count(day=today - datetime.timedelta(days=1))) == (3, 0)


def test_the_filter_form(client, people, round_, place):
    write(place, "1.1", "1", actor=people.office)
    page = shown(client, people.office, HISTORY, nguoi=people.office.pk, viec="scores.recorded", don_vi="xa-1")
    assert "1 việc, mới nhất ở trên." in page
    assert "Ngày không đúng" in shown(client, people.office, HISTORY, ngay="32/13/2021")
    assert "2 việc" in shown(client, people.office, HISTORY, nguoi="99999", don_vi="khong-co")


def test_fifty_to_a_page(client, people, round_, place):
    for points in range(1, 53):
        write(place, "2.1", str(points % 50 + 1) if points % 50 else "0.5")
    page = shown(client, people.office, UNIT)
    assert page.count('class="trail__line"') == 50
    assert 'href="?trang=2"' in page
    assert shown(client, people.office, UNIT, trang="2").count('class="trail__line"') == 2
    assert shown(client, people.office, UNIT, trang="khong").count('class="trail__line"') == 50


# Who reads


def test_who_reads_what(client, people, round_, place):
    for person in (people.office, people.leader, people.administrator):
        assert [status(client, person, url) for url in (HISTORY, UNIT, CELL)] == [200, 200, 200]
    for person in (people.other_official, people.stranger, people.appraiser):
        assert [status(client, person, url) for url in (HISTORY, UNIT, CELL)] == [404, 404, 404]
    assert [status(client, people.official, url) for url in (HISTORY, UNIT, CELL)] == [404, 200, 200]
    Assignment.objects.create(round=round_, appraiser=people.appraiser, place=place)
    assert [status(client, people.appraiser, url) for url in (HISTORY, UNIT, CELL)] == [200, 200, 200]


def test_without_signing_in_and_of_what_is_not_there(client, people, round_):
    assert client.get(HISTORY).status_code == 302
    assert status(client, people.office, "/2021/lich-su/khong-co/") == 404
    assert status(client, people.office, "/2021/lich-su/xa-1/9.9/") == 404
    assert client.post(HISTORY).status_code == 405


def test_a_unit_reads_no_more_than_the_layers_it_may_see(client, people, round_, place):
    self_score(round_, _1_1="30")
    window(round_, Stage.SELF_SCORING, None, datetime.date(2100, 1, 1))
    window(round_, Stage.EXPLANATION, datetime.date(2100, 2, 1), None)
    window(round_, Stage.FIRST_APPRAISAL, None, None)
    window(round_, Stage.FINAL_APPRAISAL, None, None)
    write(place, "1.1", "24.5", Layer.FIRST, actor=people.office, note="Nội bộ")
    write(place, "1.2", "11.5", Layer.FIRST, actor=people.office)
    write(place, "1.1", "25.25", actor=people.office, note="Chốt")
    page = shown(client, people.official, UNIT)
    assert "chưa nhập → 30" in page
    for hidden in ("24,5", "11,5", "25,25", "Nội bộ", "Chốt"):
        assert hidden not in page
        assert hidden not in shown(client, people.official, CELL)
    Explanation.objects.create(round_unit=place, criterion=leaf(place), question="?", asked_by=people.office)
    for url in (UNIT, CELL):
        page = shown(client, people.official, url)
        assert "chưa nhập → 24,5" in page  # it is asked to explain just that
        assert "Nội bộ" in page
        assert "11,5" not in page
        assert "25,25" not in page


def test_a_unit_reads_the_result_once_it_is_published(client, people, round_, place):
    window(round_, Stage.APPROVAL, None, None)
    window(round_, Stage.FINAL_APPRAISAL, None, None)
    for code in ("1.1", "1.2", "2.1"):
        for unit in ("xa-1", "xa-2"):
            write(place_of(round_, unit), code, "12.75", actor=people.office)
    assert "12,75" not in shown(client, people.official, UNIT)
    approved(round_, people)
    page = shown(client, people.official, UNIT)
    assert "chưa nhập → 12,75" in page
    assert scope_of(gate_of(people.other_official, round_), place) is None


def test_a_submission_is_told_to_all_who_read(client, people, round_, place):
    self_score(round_)
    submit(actor=people.official, place=place, note="Đề nghị xem xét")
    for person in (people.official, people.leader):
        assert "Ý kiến của đơn vị: Đề nghị xem xét" in shown(client, person, UNIT)
