"""The page of progress: who reads what, filters, and a constant number of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Assignment, Criterion, Explanation, RoundUnit, Submission
from tests.factories import make_round, make_set, record, record_all
from tests.pages.conftest import plain

pytestmark = pytest.mark.django_db

PAGE = "/2021/tien-do/"


@pytest.fixture
def round_(people):
    """Hà Kỳ has all its final points, Minh Đức one of three."""
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record(round_, {"xa-1": {"1.1": "30", "1.2": "20", "2.1": "50"}, "xa-2": {"1.1": "30"}})
    return round_


def text(client, **params):
    response = client.get(PAGE, params)
    assert response.status_code == 200
    return plain(response.content.decode())


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("office", 200),
        ("administrator", 200),
        ("appraiser", 200),
        ("leader", 200),
        ("official", 200),
        ("stranger", 404),
        ("disabled", 302),
        (None, 302),
    ],
)
def test_who(client, people, round_, who, status):
    if who:
        client.force_login(getattr(people, who))
    assert client.get(PAGE).status_code == status
    assert client.head(PAGE).status_code == status
    assert client.post(PAGE).status_code == 405


def test_units_with_state_and_counts(client, people, round_):
    client.force_login(people.office)
    page = text(client)
    assert "Xã Hà Kỳ Xong 0/3 – 0/3 – – 3/3 –" in page
    assert "Xã Minh Đức Đang thẩm định 0/3 – 0/3 – – 1/3 –" in page
    assert "0 Chưa mở 0 Đang nhập 0 Thiếu minh chứng 0 Đã gửi 1 Đang thẩm định 0 Chờ giải trình 1 Xong" in page


def test_the_day_of_handing_in_is_the_portal_s(client, people, round_):
    place = RoundUnit.objects.get(round=round_, unit=people.other_commune)
    late = datetime.datetime(2026, 6, 30, 18, 30, tzinfo=datetime.UTC)  # 01:30 on 1 July in Vietnam
    sheet = Submission.objects.create(round_unit=place, submitted_at=late)
    client.force_login(people.office)
    assert "gửi 01/7/2026 , chưa kiểm tra" in text(client)
    assert "1 đơn vị phù hợp." in text(client, **{"trang-thai": "chua-kiem-tra"})
    sheet.checked_at = late
    sheet.save()
    assert "gửi 01/7/2026 , đã kiểm tra" in text(client)
    assert "Không có đơn vị nào phù hợp." in text(client, **{"trang-thai": "chua-kiem-tra"})
    sheet.returned_at = late + datetime.timedelta(days=1)
    sheet.save()
    assert "bị trả lại 02/7/2026" in text(client)


def test_filters_by_state_and_by_name_without_marks(client, people, round_):
    client.force_login(people.office)
    by_name = text(client, tim="HA ky")
    assert "1 đơn vị phù hợp." in by_name
    assert "Hà Kỳ" in by_name
    assert "Minh Đức" not in by_name
    assert "Hà Kỳ" not in text(client, **{"trang-thai": "dang-tham-dinh"})
    assert "Không có đơn vị nào phù hợp." in text(client, tim="ha ky", **{"trang-thai": "dang-tham-dinh"})
    assert "Hà Kỳ" in text(client, **{"trang-thai": "khong-co", "xem": "gi-do"})


def test_by_domain(client, people, round_):
    place = RoundUnit.objects.get(round=round_, unit=people.commune)
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="2.1")
    Explanation.objects.create(round_unit=place, criterion=criterion, question="Vì sao?")
    client.force_login(people.leader)
    page = text(client, xem="linh-vuc")
    assert "1. Lĩnh vực 1 0/4 – 0/4 – – 3/4 –" in page
    assert "2. Lĩnh vực 2 0/2 – 0/2 1 – 1/2 –" in page
    assert "Tất cả 0/6 – 0/6 1 – 4/6 –" in page


def test_by_appraiser(client, people, round_):
    client.force_login(people.office)
    assert "Chưa phân công 2 0/2 0/6 – – 4/6" in text(client, xem="nguoi-tham-dinh")
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    page = text(client, xem="nguoi-tham-dinh")
    assert "Tham-Dinh 2 0/2 0/6 – – 4/6" in page
    assert "Chưa phân công" not in page


def test_an_official_reads_their_own_unit_only(client, people, round_):
    client.force_login(people.official)
    page = text(client)
    assert "Xã Hà Kỳ" in page
    assert "Minh Đức" not in page
    assert "1. Lĩnh vực 1 0/2 – 0/2 – – 2/2 –" in text(client, xem="linh-vuc")
    assert "Theo người thẩm định" not in text(client, xem="nguoi-tham-dinh")
    assert "Minh Đức" not in text(client, tim="minh duc")


def test_a_round_without_units_says_so(client, people):
    make_round([], authority=people.authority)
    client.force_login(people.office)
    assert "Kỳ này chưa có đơn vị." in text(client)


def test_the_round_page_leads_here_whoever_works_on_it(client, people, round_):
    client.force_login(people.office)
    assert f'href="{PAGE}"' in client.get("/2021/").content.decode()


@pytest.mark.parametrize("view", ["don-vi", "linh-vuc", "nguoi-tham-dinh"])
def test_queries_do_not_grow(client, people, view):
    counts = []
    for year, units in ((2018, 3), (2019, 40)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"), authority=people.authority)
        record_all(round_)
        Assignment.objects.bulk_create(
            Assignment(round=round_, appraiser=people.appraiser, place=place) for place in round_.members.all()
        )
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/tien-do/", {"xem": view}).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30
