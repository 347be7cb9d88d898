"""Opening a round, its units, publication and corrections, in the back office."""

import pytest
from django.urls import reverse

from scoring.models import Action, AuthorityResult, Criterion, Event, HeadRating, Publication, Round
from scoring.services.publishing import publish
from tests.admin.forms import errors, filled, send
from tests.factories import make_round, make_scheme, make_set, make_unit, record, record_all

pytestmark = pytest.mark.django_db

ADD = "/admin/scoring/round/add/"


def new_round(people, **fields):
    criteria_set, scheme = make_set(), make_scheme()
    choices = {"authority": people.authority.pk, "criteria_set": criteria_set.pk, "scheme": scheme.pk}
    return {"year": "2023", **choices, **fields}


def act(client, round_, slug, **data):
    return client.post(reverse("admin:scoring_round_act", args=[round_.pk, slug]), data, follow=True)


def test_a_round_opens_with_all_communes_and_its_event(office, people):
    response = send(office, ADD, **new_round(people))
    assert response.status_code == 302
    round_ = Round.objects.get()
    assert (round_.slug, round_.title) == ("2023", "Chỉ số cải cách hành chính năm 2023")
    assert set(round_.members.values_list("unit__code", flat=True)) == {"xa-1", "xa-2"}
    assert list(Event.objects.values_list("action", "actor")) == [("round.opened", people.office.pk)]


def test_blocks_by_kind(office, people):
    make_unit("phuong-1", "An", kind="phuong", parent=people.authority)
    send(office, ADD, **new_round(people, by_kind="on"))
    blocks = Round.objects.get().blocks.order_by("order")
    assert [(block.name, block.members.count()) for block in blocks] == [("Khối xã", 2), ("Khối phường", 1)]


def test_a_set_that_does_not_add_up_is_refused_and_the_message_says_where(office, people):
    data = new_round(people)
    Criterion.objects.filter(code="2.1").update(max_points=40)
    response = send(office, ADD, **data)
    assert "Lĩnh vực 2 ghi tối đa 50 điểm nhưng các phần cộng lại được 40 điểm." in errors(response)
    assert 'value="2023"' in response.content.decode()
    assert not Round.objects.exists()


def test_a_scheme_that_is_no_cascade_is_refused(office, people):
    data = new_round(people)
    make_scheme().bands.filter(code="completed").update(composite_min=85)
    assert any("đòi hỏi cao hơn" in message for message in errors(send(office, ADD, **data)))


def test_an_address_in_use_is_refused_also_when_it_comes_from_the_year(office, people):
    make_round([people.commune], year=2023, authority=people.authority, criteria_set=make_set(code="khac"))
    assert errors(send(office, ADD, **new_round(people))) == ["Địa chỉ này đã dùng cho kỳ khác."]


def test_only_ones_own_authorities_are_offered(office, people):
    other = make_unit("nha-be", "Nhà Bè", kind="huyen")
    response = send(office, ADD, **new_round(people, authority=other.pk))
    assert errors(response) == ["Giá trị đã chọn không có trong danh sách; hãy chọn lại."]


@pytest.fixture
def round_(people):
    return make_round([people.commune], authority=people.authority)


def test_missing_communes_are_added(office, people, round_):
    response = act(office, round_, "them-don-vi")
    assert "Đã thêm 1 đơn vị" in response.content.decode()
    assert round_.members.count() == 2
    assert "không còn thao tác này" in act(office, round_, "them-don-vi").content.decode()


def test_publication_has_its_page_in_the_portal(office, leader, round_):
    for client in (office, leader):
        page = client.get(reverse("admin:scoring_round_change", args=[round_.pk])).content.decode()
        assert f'href="{reverse("approval", args=[round_.slug])}"' in page
    assert act(leader, round_, "cong-bo").status_code == 404
    assert not Publication.objects.exists()


def test_a_published_round_keeps_everything_but_who_may_see_it(office, round_):
    record_all(round_)
    publish(actor=None, round_=round_)
    url = reverse("admin:scoring_round_change", args=[round_.pk])
    data = filled(office.get(url)) | {"year": "2030", "title": "Khác", "visibility": "office", "survey_held": ""}
    assert office.post(url, data).status_code == 302
    after = Round.objects.get(pk=round_.pk)
    assert (after.year, after.title, after.survey_held, after.visibility) == (2021, round_.title, True, "office")


def test_the_criteria_set_stays_once_scores_are_entered(office, people, round_):
    other = make_set(code="bo-2")
    url = reverse("admin:scoring_round_change", args=[round_.pk])
    record(round_, {"xa-1": {"1.1": "3"}})
    send(office, url, criteria_set=other.pk)
    round_.refresh_from_db()
    assert round_.criteria_set.code == "bo-1"


def test_authority_result_is_recorded_with_its_event(office, people, round_):
    url = reverse("admin:scoring_round_change", args=[round_.pk])
    row = {"TOTAL_FORMS": "1", "0-index": "83,30", "0-previous_index": "63,19", "0-rank": "6", "0-ranked": "12"}
    assert send(office, url, **{f"authority_result-{name}": text for name, text in row.items()}).status_code == 302
    assert str(AuthorityResult.objects.get(round=round_).index) == "83.3000"
    assert Event.objects.filter(action=Action.AUTHORITY_RECORDED, actor=people.office).count() == 1
    assert 'value="83,3"' in office.get(url).content.decode()


def test_head_rating_is_recorded_changed_and_dropped_with_events(office, people, round_):
    place, band = round_.members.get(), round_.scheme.bands.get(code="good")
    data = {"round_unit": place.pk, "band": band.pk, "reason": "Khắc phục nhanh"}
    assert office.post(reverse("admin:scoring_headrating_add"), data).status_code == 302
    rating = HeadRating.objects.get()
    office.post(reverse("admin:scoring_headrating_delete", args=[rating.pk]), {"post": "yes"})
    assert not HeadRating.objects.exists()
    assert Event.objects.filter(action=Action.HEAD_RATED, actor=people.office).count() == 2


def test_rounds_are_never_deleted(administrator, round_):
    assert administrator.get(reverse("admin:scoring_round_delete", args=[round_.pk])).status_code == 403


def test_one_more_unit(office, people, round_):
    url = reverse("admin:scoring_roundunit_add")
    assert office.post(url, {"round": round_.pk, "unit": people.other_commune.pk}).status_code == 302
    response = office.post(url, {"round": round_.pk, "unit": people.other_commune.pk})
    assert errors(response) == ["Đơn vị đã có trong kỳ đánh giá."]
    record_all(round_)
    place = round_.members.get(unit=people.other_commune)
    page = office.post(reverse("admin:scoring_roundunit_delete", args=[place.pk]), {"post": "yes"}).content.decode()
    assert "Không xóa được" in page
    assert round_.members.count() == 2
