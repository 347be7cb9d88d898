"""Layers side by side: which one is entered, which ones are shown, by role and stage."""

import datetime

import pytest
from django.utils import timezone

from scoring.models import Explanation, Layer, Score, StageChoices, StageWindow
from scoring.services.publishing import publish
from tests.factories import make_authority, record, record_all
from tests.people import make_person
from tests.sheet.test_page import fields, portal
from units.models import Role

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def open_stages(round_):
    """Make these stages the only ones open today."""

    def set_(*stages):
        today = timezone.localdate()
        for stage in StageChoices:
            begins = today - DAY if stage in stages else today + 9 * DAY
            StageWindow.objects.create(round=round_, stage=stage, opens_on=begins, closes_on=begins + 3 * DAY)

    return set_


def layer_of(client, place):
    return client.get(portal(place)).context["layer"]


@pytest.mark.parametrize(
    ("who", "stages", "layer"),
    [
        ("office", [], "self"),
        ("office", ["first_appraisal"], "first"),
        ("office", ["final_appraisal"], "final"),
        ("office", ["survey", "first_appraisal"], "first"),
        ("official", ["self_scoring"], "self"),
        ("official", ["final_appraisal"], "self"),
    ],
)
def test_the_layer_to_enter_follows_role_and_stage(place, people, as_, open_stages, who, stages, layer):
    open_stages(*stages)
    assert layer_of(as_(getattr(people, who)), place) == layer


def test_an_assigned_appraiser_enters_the_first_appraisal_of_the_share(place, people, key, as_, open_stages, round_):
    open_stages("first_appraisal")
    domain = round_.criteria_set.domains.get(number=1)
    round_.assignments.create(appraiser=people.appraiser, domain=domain)
    client = as_(people.appraiser)
    page = client.get(portal(place)).content.decode()
    assert f'name="diem-{key("1.1")}"' in page
    assert f'name="diem-{key("2.1")}"' not in page
    assert client.post(portal(place), fields(place, key, {"1.1": "3"}) | {"lop": "first"}).status_code == 302
    assert Score.objects.get().layer == Layer.FIRST
    response = client.post(portal(place), fields(place, key, {"2.1": "3"}) | {"lop": "first"})
    assert response.status_code == 403


def test_survey_points_are_the_office_s_in_the_final_layer(place, people, key, as_, round_):
    round_.criteria_set.criteria.filter(code="2.1").update(method="survey")
    own = as_(people.official).get(portal(place)).content.decode()
    assert f'name="diem-{key("2.1")}"' not in own
    assert "Điểm điều tra xã hội học do cơ quan đánh giá nhập" in own
    assert f'name="diem-{key("2.1")}"' in as_(people.office).get(portal(place)).content.decode()


@pytest.mark.parametrize(
    ("layer", "state", "words"),
    [("self", "office", "Cơ quan nhập"), ("final", "missing", "Chưa nhập")],
)
def test_survey_points_are_missing_only_where_they_are_entered(place, people, key, as_, round_, layer, state, words):
    round_.criteria_set.criteria.filter(code="2.1").update(method="survey")
    page = as_(people.office).get(f"{portal(place)}?lop={layer}").content.decode()
    row = page.split(f'data-row="{key("2.1")}"')[1].split("</tr>")[0]
    assert f'data-state="{state}"' in row
    assert f"data-state-text>{words}<" in row


def test_the_others_stand_beside_with_who_and_when(place, people, as_, round_):
    record(round_, {"xa-1": {"1.1": "21"}}, Layer.SELF)
    record(round_, {"xa-1": {"1.1": "20"}}, Layer.FIRST)
    page = as_(people.office).get(portal(place)).content.decode()
    assert '<span class="sheet-word">Điểm tự chấm: </span>21</td>' in page
    assert '<span class="sheet-word">Điểm thẩm định lần 1: </span>20</td>' in page
    assert "là điểm tính chỉ số, xếp hạng và phân loại" in page


def test_a_unit_does_not_see_the_appraisal_before_its_time(place, people, as_, round_, open_stages):
    record(round_, {"xa-1": {"1.1": "17.77", "1.2": "9"}}, Layer.FIRST)
    record(round_, {"xa-1": {"1.1": "16.66"}}, Layer.FINAL)
    open_stages("first_appraisal")
    client = as_(people.official)
    page = client.get(portal(place)).content.decode()
    assert "17,77" not in page
    assert "16,66" not in page
    assert client.get(f"{portal(place)}?lop=final").status_code == 404
    assert client.get(f"{portal(place)}?lop=first").status_code == 404
    leaf = round_.criteria_set.criteria.get(code="1.1")
    Explanation.objects.create(round_unit=place, criterion=leaf, question="Vì sao?", asked_by=people.office)
    page = client.get(portal(place)).content.decode()
    assert "17,77" in page  # the one it was asked about, and no other
    assert "</span>9</td>" not in page
    assert "Chờ giải trình" in page


def test_a_layer_that_does_not_exist_is_not_there(place, people, as_):
    assert as_(people.office).get(f"{portal(place)}?lop=khac").status_code == 404


def test_a_closed_stage_says_until_when(place, people, as_, open_stages):
    open_stages("approval")
    page = as_(people.official).get(portal(place)).content.decode()
    assert "Chỉ xem." in page
    assert "Chưa đến giai đoạn" in page
    assert "Lưu điểm" not in page


def test_a_published_round_is_read_only_in_every_layer(place, people, as_, round_):
    record_all(round_)
    publish(actor=None, round_=round_)
    for layer in Layer.values:
        page = as_(people.office).get(f"{portal(place)}?lop={layer}").content.decode()
        assert "Lưu điểm" not in page


def test_the_computation_stands_in_the_row_and_the_facts_are_one_link_away(place, people, as_, round_):
    leaf = round_.criteria_set.criteria.get(code="1.2")
    leaf.rule_type, leaf.rule = "binary", {"yes": "20", "no": "0"}
    leaf.save()
    assert "Tính từ số liệu" in as_(people.office).get(portal(place)).content.decode()
    place.scores.create(criterion=leaf, layer=Layer.FINAL, points=20, facts={"answer": True})
    page = as_(people.office).get(portal(place)).content.decode()
    assert "Có → 20 điểm" in page
    assert f'{portal(place)}tieu-chi/1.2/#nhap-diem">Sửa số liệu' in page


def test_documents_notes_and_what_is_lacking_stand_in_the_row(place, people, as_, round_):
    criteria = round_.criteria_set.criteria
    criteria.filter(code__in=["1.1", "1.2"]).update(requires_evidence=True)
    record(round_, {"xa-1": {"1.1": "5", "1.2": "6"}}, Layer.SELF)
    place.evidence.create(criterion=criteria.get(code="1.1"), number="15/KH-UBND")
    page = as_(people.official).get(portal(place)).content.decode()
    assert page.count("1 tài liệu") == 1
    assert page.count("Thiếu tài liệu kiểm chứng") == 1


def test_an_appraiser_of_another_authority_sees_nothing(place, as_):
    stranger = make_person("o-noi-khac", make_authority("noi-khac"), Role.APPRAISER)
    assert as_(stranger).get(portal(place)).status_code == 404
