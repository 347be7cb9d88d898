"""The page after signing in: what to do next, by role."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.numbers import format_date
from scoring.models import Assignment, Criterion, Explanation, Proposal, Reminder, RoundUnit, Submission
from scoring.services.publishing import open_correction, publish
from scoring.services.reminders import remind
from tests.factories import make_round, make_set, record, record_all
from tests.pages.conftest import plain
from tests.people import make_person
from tests.work.timetable.days import day, give_timetable
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

PAGE = "/viec-cua-toi/"
ALL = {"1.1": "30", "1.2": "20", "2.1": "50"}


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def place(round_, unit):
    return RoundUnit.objects.get(round=round_, unit=unit)


def page_of(client, person):
    client.force_login(person)
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def text_of(client, person):
    return plain(page_of(client, person))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("office", 200),
        ("appraiser", 200),
        ("leader", 200),
        ("administrator", 200),
        ("official", 200),
        ("stranger", 200),
        ("disabled", 302),
        (None, 302),
    ],
)
def test_who(client, people, round_, who, status):
    if who:
        client.force_login(getattr(people, who))
    assert client.get(PAGE).status_code == status
    assert client.head(PAGE).status_code == status
    assert client.post(PAGE).status_code == 302
    assert client.delete(PAGE).status_code in {302, 405}


def test_signing_in_leads_here(client, people):
    answer = client.post(
        "/tai-khoan/dang-nhap/", {"username": people.official.username, "password": "mat-khau-thu-nghiem"}
    )
    assert answer["Location"] == PAGE


def test_a_first_visit_tells_what_the_role_does(client, people, round_):
    page = page_of(client, people.official)
    assert '<details class="note roles" open>' in page
    assert "Bạn nhập điểm tự chấm" in page
    assert "Bạn tổ chức kỳ đánh giá" not in page


def test_an_account_without_a_role_is_told_so(client, people, round_):
    text = text_of(client, people.stranger)
    assert "chưa có vai trò" in text
    assert "Chỉ số cải cách" not in text


def test_an_official_finds_the_sheet_and_its_deadline(client, people, round_):
    give_timetable(round_, self_scoring=(-5, 3), explanation=(5, 9))
    page = page_of(client, people.official)
    assert f"Tự chấm 3 tiêu chí còn lại hạn {format_date(day(3))}, còn 3 ngày" in plain(page)
    assert 'href="/2021/nhap-diem/xa-1/"' in page
    assert "Đang mở: Tự chấm điểm (còn 3 ngày)." in plain(page)
    assert "Xã Hà Kỳ Chưa mở đã tự chấm 0/3 tiêu chí" in plain(page)
    assert "Minh Đức" not in page


def test_before_the_first_day_the_official_reads_when_it_is(client, people, round_):
    give_timetable(round_, self_scoring=(4, 9))
    text = text_of(client, people.official)
    assert f"Sắp tới: Tự chấm điểm, từ {format_date(day(4))}." in text
    assert "Hiện không có việc nào chờ bạn" in text


def test_a_sheet_handed_in_leaves_nothing_to_do(client, people, round_):
    Submission.objects.create(round_unit=place(round_, people.commune))
    assert "Hiện không có việc nào chờ bạn" in text_of(client, people.official)


def test_an_explanation_that_waits(client, people, round_):
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    sheet = place(round_, people.commune)
    Submission.objects.create(round_unit=sheet)
    Explanation.objects.create(round_unit=sheet, criterion=criterion, question="Vì sao?")
    page = page_of(client, people.official)
    assert "Giải trình 1 tiêu chí" in page
    assert 'href="/2021/giai-trinh/?trang-thai=cho"' in page
    assert "Giải trình 1 tiêu chí" not in page_of(client, people.other_official)


def test_an_official_of_two_units_finds_both(client, people, round_):
    Membership.objects.create(user=people.official, unit=people.other_commune, role=Role.OFFICIAL)
    text = text_of(client, people.official)
    assert "Xã Hà Kỳ: Tự chấm 3 tiêu chí" in text
    assert "Xã Minh Đức: Tự chấm 3 tiêu chí" in text


def test_an_appraiser_finds_their_share(client, people, round_):
    domain = round_.criteria_set.domains.get(number=1)
    Assignment.objects.create(round=round_, appraiser=people.appraiser, domain=domain)
    give_timetable(round_, first_appraisal=(-5, 3), final_appraisal=(4, 9))
    page = page_of(client, people.appraiser)
    assert "Thẩm định lần 1: 4 điểm còn thiếu" in page
    assert "Thẩm định lần 2" not in page
    assert 'href="/2021/tham-dinh/"' in page


def test_an_appraiser_without_a_share_has_nothing_to_do(client, people, round_):
    assert "Hiện không có việc nào chờ bạn" in text_of(client, people.appraiser)


def test_the_office_finds_what_comes_next(client, people, round_):
    assert "Đặt lịch của kỳ đánh giá" in text_of(client, people.office)
    Submission.objects.create(round_unit=place(round_, people.commune))
    record(round_, {"xa-1": {"1.1": "30"}})
    text = text_of(client, people.office)
    assert "Kiểm tra 1 phiếu đã gửi" in text
    assert "Thẩm định lần 2: 5 điểm còn thiếu" in text  # nobody else was given anything
    assert "2 đơn vị: chưa mở 1, đang thẩm định 1." in text
    record(round_, {"xa-1": ALL, "xa-2": ALL})
    assert "Trình công bố kết quả, điểm đã đủ" in text_of(client, people.office)


def test_a_proposal_waits_for_the_leader_alone(client, people, round_):
    record(round_, {"xa-1": ALL, "xa-2": ALL})
    Proposal.objects.create(
        round=round_, proposed_by=people.office, minutes_number="5/BB", minutes_date=day(0), content_sha256="x"
    )
    page = page_of(client, people.leader)
    assert "Phê duyệt tờ trình công bố kết quả" in page
    assert 'href="/2021/phe-duyet/"' in page
    assert "đang chờ phê duyệt" in text_of(client, people.office)
    assert "Phê duyệt tờ trình" not in text_of(client, people.office)


def test_a_published_round_is_no_work_until_it_is_corrected(client, people, round_):
    record_all(round_)
    publish(actor=None, round_=round_)
    assert "Hiện không có kỳ đánh giá nào đang mở." in text_of(client, people.office)
    open_correction(actor=None, round_=round_, reason="Nhầm điểm")
    assert "Trình công bố" in text_of(client, people.office)


def test_other_authorities_rounds_are_not_told(client, people, round_):
    outsider = make_person("noi-khac", people.other_commune, Role.OFFICE)
    assert "Hiện không có kỳ đánh giá nào đang mở." in text_of(client, outsider)


def test_reminders_unread_then_read(client, people, round_):
    give_timetable(round_, self_scoring=(-20, 3))
    remind()
    page = page_of(client, people.official)
    assert "nhắc việc chưa xem:</span> 1</span>" in page
    assert "Nhắc việc đã xem" not in page
    mine, other = Reminder.objects.get(person=people.official), Reminder.objects.get(person=people.other_official)
    assert client.post(PAGE, {"nhac": [mine.pk, other.pk, "x"]})["Location"] == PAGE
    page = page_of(client, people.official)
    assert "nhắc việc chưa xem:" not in page
    assert "Nhắc việc đã xem" in page
    other.refresh_from_db()
    assert other.read_at is None


def test_every_page_counts_unread_reminders(client, people, round_):
    give_timetable(round_, self_scoring=(-20, 3))
    remind()
    client.force_login(people.official)
    assert "nhắc việc chưa xem:" in client.get("/2021/lich/").content.decode()


@pytest.mark.parametrize("who", ["office", "appraiser", "leader", "official"])
def test_queries_do_not_grow(client, people, who):
    counts = []
    for year, units in ((2018, 3), (2019, 40)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"), authority=people.authority)
        first = round_.members.first()
        Assignment.objects.bulk_create(
            Assignment(round=round_, appraiser=people.appraiser, place=each) for each in round_.members.all()
        )
        if who == "official":
            Membership.objects.create(user=people.official, unit=first.unit, role=Role.OFFICIAL)
        give_timetable(round_, self_scoring=(-5, 3), first_appraisal=(0, 9), final_appraisal=(0, 9))
        client.force_login(getattr(people, who))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        counts.append(len(queries))
        give_timetable(round_)
        record_all(round_)
        publish(actor=None, round_=round_)
    assert counts[0] == counts[1] < 30
