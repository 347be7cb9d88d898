"""Heads: the proposed rating beside the council's, who was head when, and what is published."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Action, Event, HeadRating
from scoring.services.council import decide_head
from scoring.services.errors import NotAllowedError, RefusedError
from tests.factories import make_round, make_scheme, make_set, make_unit, record_all
from tests.work.acts import approved, place_of, proposed
from units.models import Head

pytestmark = pytest.mark.django_db

URL = "/2021/nguoi-dung-dau/"


@pytest.fixture
def round_(people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(round_)
    return round_


@pytest.fixture
def excellent(round_):
    return round_.scheme.bands.get(code="excellent")


@pytest.fixture
def office(client, people):
    client.force_login(people.office)
    return client


def text(response):
    return response.content.decode()


def decide(people, round_, band, reason="Nỗ lực", **more):
    return decide_head(actor=people.office, place=place_of(round_), band=band, reason=reason, **more)


def test_a_rating_is_set_changed_and_taken_back_with_events(people, round_, excellent):
    decide(people, round_, excellent)
    decide(people, round_, excellent)  # the same again writes nothing
    decide(people, round_, round_.scheme.bands.get(code="completed"), "Bị khiển trách", seen="excellent")
    decide(people, round_, None)
    assert not HeadRating.objects.exists()
    events = Event.objects.filter(action=Action.HEAD_RATED, place=place_of(round_)).order_by("pk")
    assert [event.payload["band"] for event in events] == ["excellent", "completed", ""]


def test_another_rating_needs_a_reason_and_a_class_of_the_scheme(people, round_, excellent):
    with pytest.raises(RefusedError, match="lý do"):
        decide(people, round_, excellent, " ")
    with pytest.raises(RefusedError, match="thang phân loại"):
        decide(people, round_, make_scheme("khac").bands.get(code="good"))


def test_a_stale_rating_is_refused(people, round_, excellent):
    decide(people, round_, excellent)
    with pytest.raises(RefusedError, match="Người khác vừa đổi"):
        decide(people, round_, round_.scheme.bands.get(code="good"), seen="")
    assert HeadRating.objects.get().band == excellent


@pytest.mark.parametrize("who", ["leader", "appraiser", "official", "stranger", "disabled"])
def test_only_the_office_rates(people, round_, excellent, who):
    with pytest.raises(NotAllowedError):
        decide_head(actor=getattr(people, who), place=place_of(round_), band=excellent, reason="Nỗ lực")


def test_ratings_stand_still_with_the_scores(people, round_, excellent):
    proposed(round_, people)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        decide(people, round_, excellent)


def test_who_sees_the_page(client, people, round_):
    for name, expected in {
        "office": 200,
        "leader": 200,
        "administrator": 200,
        "appraiser": 404,
        "official": 404,
        "stranger": 404,
    }.items():
        client.force_login(getattr(people, name))
        assert client.get(URL).status_code == expected, name
    client.force_login(people.leader)
    assert client.post(URL, {"don-vi": "xa-1", "band": "good", "reason": "Tốt"}).status_code == 403
    assert client.delete(URL).status_code == 405


def test_the_page_shows_both_ratings_and_who_was_head_when(office, people, round_, excellent):
    day = datetime.date
    Head.objects.create(unit=people.commune, name="Trần Văn Cũ", until=day(2021, 6, 30))
    Head.objects.create(unit=people.commune, name="Lê Thị Mới", since=day(2021, 7, 1))
    Head.objects.create(unit=people.commune, name="Người Trước", until=day(2020, 12, 31))
    decide(people, round_, excellent, "Khắc phục nhanh")
    page = text(office.get(URL))
    assert "Trần Văn Cũ, Chủ tịch UBND <small>đến 30/6/2021</small>" in page
    assert "Lê Thị Mới, Chủ tịch UBND <small>từ 01/7/2021</small> <small>(được đánh giá)</small>" in page
    assert "Người Trước" not in page
    assert "Khắc phục nhanh" in page
    only = text(office.get(URL + "?loc=khac"))
    assert "Xã Hà Kỳ" in only
    assert "Xã Minh Đức" not in only


def test_rating_through_the_page(office, round_):
    form = text(office.get(URL + "?don-vi=xa-1"))
    assert "Theo mức đề xuất" in form
    data = {"don-vi": "xa-1", "band": "excellent", "reason": "", "seen": ""}
    assert "Hãy ghi lý do đánh giá khác" in text(office.post(URL, data))
    done = office.post(URL, {**data, "reason": "Nỗ lực vượt bậc"}, follow=True)
    assert "Nỗ lực vượt bậc" in text(done)
    stale = text(office.post(URL, {**data, "band": "good", "reason": "Khác"}))
    assert "Người khác vừa đổi" in stale
    office.post(URL, {"don-vi": "xa-1", "band": "", "seen": "excellent"})
    assert not HeadRating.objects.exists()


def test_a_unit_that_is_not_in_the_round(office, round_):
    assert office.post(URL, {"don-vi": "xa-9", "band": "good", "reason": "Tốt"}).status_code == 404
    assert office.get(URL + "?don-vi=xa-9").status_code == 200


def test_ratings_are_published_with_the_results(client, people, round_, excellent):
    decide(people, round_, excellent, "Khắc phục nhanh")
    publication = approved(round_, people)
    head = publication.unit_results.get(code="xa-1").summary["head"]
    assert (head["proposed"], head["rating"], head["reason"]) == ("good", "excellent", "Khắc phục nhanh")
    client.force_login(people.office)
    page = text(client.get(URL))
    assert "đã công bố nên không sửa" in page
    assert "Đánh giá khác<" not in page


def test_queries_do_not_grow_with_the_units(client, people):
    counts = []
    for year, size in ((2031, 3), (2032, 25)):
        units = [make_unit(f"d{year}-{n}", f"Xã {n}", parent=people.authority) for n in range(size)]
        round_ = make_round(units, authority=people.authority, criteria_set=make_set(code=f"bo-{year}"), year=year)
        record_all(round_)
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/nguoi-dung-dau/?don-vi=d{year}-1").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 35
