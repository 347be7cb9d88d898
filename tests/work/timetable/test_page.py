"""The timetable's page: who reads and sets it, and what it says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.numbers import format_date
from scoring.models import RoundUnit, StageExtension
from scoring.rules.stages import Stage
from scoring.selectors.timetable import edition_of, timetable_of
from scoring.services.publishing import publish
from scoring.services.timetable import MoreTime, extend_stage
from tests.factories import make_round, make_set, record_all
from tests.pages.conftest import plain
from tests.people import make_person
from tests.work.timetable.days import day, give_timetable, window
from units.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/2021/lich/"


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def text(client, address=PAGE):
    response = client.get(address)
    assert response.status_code == 200
    return plain(response.content.decode())


def dates(round_, **typed):
    return {"viec": "lich", "edition": edition_of(timetable_of(round_).windows), **typed}


def typed(offset):
    return format_date(day(offset))


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("office", 200, 200),
        ("administrator", 200, 200),
        ("appraiser", 200, 403),
        ("leader", 200, 403),
        ("official", 200, 403),
        ("stranger", 404, 404),
        ("disabled", 302, 302),
        (None, 302, 302),
    ],
)
def test_who(client, people, round_, who, read, write):
    if who:
        client.force_login(getattr(people, who))
    assert client.get(PAGE).status_code == read
    assert client.head(PAGE).status_code == read
    assert client.post(PAGE, {}).status_code == write
    assert client.put(PAGE).status_code == 405


def test_an_official_of_no_unit_of_the_round_finds_nothing(client, people, round_):
    outsider = make_person("ngoai", people.authority, Role.OFFICIAL)
    client.force_login(outsider)
    assert client.get(PAGE).status_code == 404


def test_without_a_timetable_everything_is_open_and_it_says_so(client, people, round_):
    client.force_login(people.official)
    assert "mọi giai đoạn đều mở" in text(client)
    assert "Ghi lịch" not in text(client)


def test_stages_with_how_they_stand_today(client, people, round_):
    give_timetable(round_, self_scoring=(-5, -1), survey=(-1, 3), first_appraisal=(4, 9), approval=(None, 0))
    client.force_login(people.appraiser)
    page = text(client)
    assert f"Tự chấm điểm {typed(-5)} {typed(-1)} Đã đóng" in page
    assert f"Điều tra xã hội học {typed(-1)} {typed(3)} Đang mở còn 3 ngày" in page
    assert f"Thẩm định lần 1 {typed(4)} {typed(9)} Chưa đến" in page
    assert f"Phê duyệt – {typed(0)} Đang mở hôm nay là ngày cuối" in page
    assert "Giải trình – – Không có trong lịch" in page


def test_the_office_sets_dates(client, people, round_):
    client.force_login(people.office)
    posted = dates(round_, **{"self_scoring-tu": typed(-3), "self_scoring-den": typed(9), "survey-tu": typed(2)})
    response = client.post(PAGE, posted, follow=True)
    assert "Đã ghi lịch" in plain(response.content.decode())
    assert timetable_of(round_).windows == (window(Stage.SELF_SCORING, -3, 9), window(Stage.SURVEY, 2, None))


def test_wrong_dates_stay_typed_and_are_named(client, people, round_):
    client.force_login(people.office)
    posted = dates(round_, **{"self_scoring-tu": "31/02/2026", "survey-tu": typed(5), "survey-den": typed(4)})
    page = client.post(PAGE, posted).content.decode()
    assert "Ngày không đúng; hãy ghi ngày/tháng/năm" in page
    assert "Ngày kết thúc phải sau hoặc trùng ngày bắt đầu." in page
    assert 'value="31/02/2026"' in page
    assert not timetable_of(round_).is_set


def test_somebody_else_s_timetable_is_not_overwritten(client, people, round_):
    client.force_login(people.office)
    posted = dates(round_, **{"survey-tu": typed(5)})
    give_timetable(round_, self_scoring=(0, 4))
    page = plain(client.post(PAGE, posted).content.decode())
    assert "Lịch vừa được người khác sửa" in page
    assert timetable_of(round_).window(Stage.SURVEY) is None


def test_stages_out_of_order_are_warned_of_and_kept(client, people, round_):
    give_timetable(round_, self_scoring=(0, 4), survey=(-3, 9))
    client.force_login(people.office)
    assert "Điều tra xã hội học bắt đầu trước Tự chấm điểm" in text(client)


def test_a_new_round_is_offered_last_year_s_dates(client, people, round_):
    older = make_round(1, year=2020, criteria_set=make_set(code="khac"), authority=people.authority)
    give_timetable(older, self_scoring=(0, 4))
    client.force_login(people.office)
    page = client.get(PAGE).content.decode()
    moved = day(0).replace(year=day(0).year + 1, day=min(day(0).day, 28) if day(0).month == 2 else day(0).day)
    assert f'value="{moved:%d/%m/%Y}"' in page
    assert "Gợi ý theo lịch của" in page
    assert not timetable_of(round_).is_set


def extension(**asked):
    return {
        "viec": "gia-han",
        "stage": "self_scoring",
        "since": typed(0),
        "until": typed(9),
        "scope": "mot-so",
        "reason": "Mạng hỏng do bão",
        **asked,
    }


def test_the_office_gives_more_time_to_some_units(client, people, round_):
    give_timetable(round_, self_scoring=(-5, -1))
    client.force_login(people.office)
    own = RoundUnit.objects.get(round=round_, unit=people.commune)
    response = client.post(PAGE, extension(places=[own.pk]), follow=True)
    page = plain(response.content.decode())
    assert "Đã gia hạn cho 1 đơn vị." in page
    assert "Mạng hỏng do bão" in page
    assert StageExtension.objects.get().place == own


def test_the_office_gives_more_time_to_all(client, people, round_):
    give_timetable(round_, self_scoring=(-5, -1))
    client.force_login(people.office)
    response = client.post(PAGE, extension(scope="tat-ca"), follow=True)
    assert "Đã gia hạn cho tất cả đơn vị." in plain(response.content.decode())
    assert StageExtension.objects.get().place is None


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"reason": " "}, "Hãy ghi lý do gia hạn."),
        ({}, "Hãy đánh dấu ít nhất một đơn vị, hoặc chọn tất cả đơn vị."),
        ({"places": ["999999"]}, "Đơn vị đã chọn không có trong kỳ này."),
        ({"scope": "tat-ca", "until": ""}, "Hãy ghi ngày, ví dụ 05/6/2025."),
        ({"scope": "tat-ca", "until": "hôm sau"}, "Ngày không đúng"),
        ({"scope": "tat-ca", "until": "01/01/2020", "since": "01/01/2020"}, "đã qua"),
    ],
)
def test_more_time_that_is_not_given_says_why(client, people, round_, asked, message):
    give_timetable(round_, self_scoring=(-5, -1))
    client.force_login(people.office)
    assert message in plain(client.post(PAGE, extension(**asked)).content.decode())
    assert not StageExtension.objects.exists()


def test_an_official_reads_their_own_last_day_and_nobody_else_s(client, people, round_):
    give_timetable(round_, self_scoring=(-5, -1))
    own = RoundUnit.objects.get(round=round_, unit=people.commune)
    given = MoreTime(Stage.SELF_SCORING, day(0), day(6), "Trụ sở bị ngập", [own])
    extend_stage(actor=people.office, round_=round_, more=given)
    client.force_login(people.official)
    assert f"{typed(6)} Đang mở còn 6 ngày" in text(client)
    assert "Trụ sở bị ngập" in text(client)
    client.force_login(people.other_official)
    assert f"{typed(-1)} Đã đóng" in text(client)
    assert "Trụ sở bị ngập" not in text(client)


def test_a_published_round_shows_its_dates_and_no_forms(client, people, round_):
    record_all(round_)
    give_timetable(round_, self_scoring=(-5, -1))
    publish(actor=None, round_=round_)
    client.force_login(people.office)
    page = text(client)
    assert "đã công bố nên lịch không sửa được" in page
    assert "Ghi lịch" not in page
    posted = plain(client.post(PAGE, dates(round_)).content.decode())
    assert "đã công bố nên lịch không sửa được" in posted


def test_queries_do_not_grow(client, people):
    counts = []
    for year, units in ((2018, 3), (2019, 40)):
        round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"), authority=people.authority)
        give_timetable(round_, self_scoring=(-5, -1))
        members = list(RoundUnit.objects.filter(round=round_).select_related("unit"))
        given = MoreTime(Stage.SELF_SCORING, day(0), day(6), "Ngập", members)
        extend_stage(actor=people.office, round_=round_, more=given)
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/lich/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30
