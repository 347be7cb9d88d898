"""The leaders' page: the work while it is done, the result afterwards."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scoring.models import RemedyTask, Round
from scoring.rules.stages import Stage, Window
from scoring.services.proposals import Minutes, propose
from scoring.services.publishing import publish
from scoring.services.timetable import set_timetable
from tests.factories import make_round, record
from tests.pages.rounds import GOOD, HELD_BACK, LOW, big_round, communes, open_round_of, published_round

pytestmark = pytest.mark.django_db

PAGE = "/2021/lanh-dao/"


@pytest.fixture
def leader(client, people):
    client.force_login(people.leader)
    return client


def two_years(people) -> Round:
    """2020: ha-ky low, minh-duc good; 2021 the other way round."""
    units = communes(people)
    rounds = [make_round(units, authority=people.authority, year=2020)]
    record(rounds[0], {"ha-ky": LOW, "minh-duc": GOOD, "tu-ky-tt": LOW})
    publish(actor=None, round_=rounds[0])
    later = make_round(units, authority=people.authority, year=2021, criteria_set=rounds[0].criteria_set)
    record(later, {"ha-ky": GOOD, "minh-duc": HELD_BACK, "tu-ky-tt": LOW})
    publish(actor=None, round_=later)
    return later


def test_the_result(leader, people, read):
    published_round(people)
    text = read(PAGE)
    assert "1 Hoàn thành tốt nhiệm vụ" in text
    assert "Chỉ vướng một lĩnh vực: 1 đơn vị" in text
    assert "Xã Minh Đức → Tốt: 2. LV 2 68,00%, thiếu 2,00 điểm phần trăm, tức 1 điểm" in text
    assert "Lĩnh vực thấp nhất" in text
    assert "Chưa có kết quả đã công bố của năm trước để so sánh." in text
    assert "Báo cáo (PDF)" in text


def test_movements_since_last_year(leader, people, read):
    two_years(people)
    text = read(PAGE)
    assert "năm 2020: 1" in text
    assert "Tăng mức hoặc hạng: 1 đơn vị (1 đơn vị đổi mức) Xã Hà Kỳ lên mức “Tốt”, tăng 1 bậc" in text
    assert "Giảm mức hoặc hạng: 2 đơn vị (1 đơn vị đổi mức) Xã Minh Đức xuống mức “Hoàn thành”, giữ" in text


def test_remedy_plans(leader, people, read):
    round_ = published_round(people)
    assert "Chưa đơn vị nào lập kế hoạch khắc phục." in read(PAGE)
    today = timezone.localdate()
    for number, place in enumerate(round_.members.all()):
        due = today + datetime.timedelta(days=number - 1)  # one overdue, one due today, one tomorrow
        RemedyTask.objects.create(round_unit=place, task="Rà soát", person="Nguyễn Văn A", due_on=due)
    text = read(PAGE)
    assert "1 nhiệm vụ quá hạn ở 1 đơn vị. Đã xong 0 trên 3 nhiệm vụ của 3 đơn vị." in text


def test_the_work(leader, people, read):
    round_ = open_round_of(people)
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    windows = [
        Window(Stage.SELF_SCORING, today - 9 * day, today + 4 * day),
        Window(Stage.FIRST_APPRAISAL, None, today - day),
    ]
    set_timetable(actor=None, round_=round_, windows=windows)
    text = read(PAGE)
    assert "Tiến độ của 3 đơn vị" in text
    assert "còn 4 ngày" in text
    assert "Xong 3" in text
    assert "Không có việc nào quá hạn." in text
    round_.members.get(unit__code="ha-ky").scores.filter(criterion__code="1.1").delete()
    assert "1 tiêu chí chưa thẩm định lần 1 ở 1 đơn vị" in read(PAGE)


def test_a_round_without_a_timetable(leader, people, read):
    open_round_of(people)
    assert "Kỳ này chưa đặt lịch." in read(PAGE)


def test_a_proposal_to_approve(client, people, read):
    round_ = open_round_of(people)
    propose(actor=people.office, round_=round_, minutes=Minutes("01/BB-HĐ", timezone.localdate()))
    client.force_login(people.leader)
    text = read(PAGE)
    assert "Xem và phê duyệt" in text
    assert "1 Hoàn thành tốt nhiệm vụ" in text
    client.force_login(people.office)
    text = read(PAGE)
    assert "Xem và phê duyệt" not in text
    assert "Xem tờ trình" in text


def test_a_correction_is_work_again(leader, people, read):
    published_round(people)
    Round.objects.update(correction_reason="Nhập sai")
    assert "Tiến độ của 3 đơn vị" in read(PAGE)


@pytest.mark.parametrize("published", [True, False])
def test_who_may(client, people, published):
    (published_round if published else open_round_of)(people)
    assert client.get(PAGE).status_code == 302  # to sign in
    expected = {"office": 200, "leader": 200, "administrator": 200, "appraiser": 404, "official": 404, "stranger": 404}
    for name, status in expected.items():
        client.force_login(getattr(people, name))
        assert client.get(PAGE).status_code == status, name
    client.force_login(people.leader)
    assert client.post(PAGE).status_code == 405


def test_signing_in_leads_leaders_there(leader, people, read):
    published_round(people)
    assert f'href="{PAGE}"' in leader.get("/viec-cua-toi/").content.decode()
    leader.force_login(people.appraiser)
    assert PAGE not in leader.get("/viec-cua-toi/").content.decode()


@pytest.mark.parametrize("published", [True, False], ids=["published", "open"])
def test_queries_do_not_grow(client, people, published):
    client.force_login(people.leader)
    counts = []
    for units, year in ((5, 2030), (25, 2020)):
        big_round(units, year, published=published)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/lanh-dao/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[0] < 40
