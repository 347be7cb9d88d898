"""What the office arranges leaves its event too: members, blocks, survey, clones."""

import pytest
from django.urls import reverse

from scoring.models import Action, Event, RoundUnit
from scoring.presenters.work.trail.told import Names
from scoring.presenters.work.trail.wordings import told
from scoring.services.blocks import set_blocks, set_survey_held
from scoring.services.criteria import clone_criteria_set, clone_scheme
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.members import add_all_communes, remove_member, save_member
from scoring.services.verification import verify
from tests.factories import make_round, make_scheme, make_set, record_all
from tests.work.acts import place_of, proposed
from units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(people):
    return make_round([people.commune], authority=people.authority)


def last():
    return Event.objects.order_by("-pk").first()


def words(round_):
    return told(last(), Names(round_))


def test_all_communes(people, round_):
    assert add_all_communes(actor=people.office, round_=round_) == 1
    assert (last().action, last().payload) == (Action.MEMBERS_CHANGED, {"added": ["xa-2"]})
    add_all_communes(actor=people.office, round_=round_)  # nobody left: nothing is written
    assert Event.objects.filter(action=Action.MEMBERS_CHANGED).count() == 1


def test_one_joins_moves_and_leaves(people, round_):
    place = save_member(actor=people.office, place=RoundUnit(round=round_, unit=people.other_commune))
    assert last().payload == {"added": ["xa-2"]}
    block = round_.blocks.create(order=1, name="Khối xã")
    place.block = block
    save_member(actor=people.office, place=place)
    assert last().payload == {"moved": ["xa-2"]}
    remove_member(actor=people.office, place=place)
    assert last().payload == {"removed": ["xa-2"]}
    assert verify().broken is None


def test_who_and_when(people, round_):
    place = place_of(round_)
    with pytest.raises(NotAllowedError):
        remove_member(actor=people.leader, place=place)
    record_all(round_)
    proposed(round_, people)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        save_member(actor=people.office, place=RoundUnit(round=round_, unit=people.other_commune))


def test_in_the_admin(client, people, round_):
    people.administrator.is_staff = True
    people.administrator.save()
    client.force_login(people.administrator)
    data = {"round": round_.pk, "unit": people.other_commune.pk, "block": ""}
    assert client.post(reverse("admin:scoring_roundunit_add"), data).status_code == 302
    assert (last().actor, last().payload) == (people.administrator, {"added": ["xa-2"]})
    place = place_of(round_, "xa-2")
    url = reverse("admin:scoring_roundunit_delete", args=[place.pk])
    assert client.post(url, {"post": "yes"}).status_code == 302
    assert last().payload == {"removed": ["xa-2"]}


def test_blocks_and_survey(people, round_):
    set_blocks(actor=people.office, round_=round_, blocks={"Khối xã": [Kind.COMMUNE]})
    assert (words(round_).text, words(round_).details) == ("Đặt khối xếp hạng", ("Khối xã",))
    set_blocks(actor=people.office, round_=round_, blocks={})
    assert words(round_).details == ("không chia khối",)
    set_survey_held(actor=people.office, round_=round_, survey_held=False)
    assert words(round_).text == "Không tổ chức điều tra xã hội học"


def test_clones(people, round_):
    clone_criteria_set(actor=people.administrator, source=make_set(code="bo-goc"))
    assert (last().action, words(round_).text) == (
        Action.CRITERIA_CLONED,
        "Nhân bản bộ tiêu chí “bo-goc” thành “bo-goc-2”",
    )
    clone_scheme(actor=people.administrator, source=make_scheme("thang"))
    assert words(round_).text == "Nhân bản thang phân loại “thang” thành “thang-2”"
    assert verify().broken is None


def test_the_page_of_a_score_ends_with_its_latest_acts(client, people, round_):
    record_all(round_)
    client.force_login(people.office)
    page = client.get("/2021/nhap-diem/xa-1/tieu-chi/1.1/").content.decode()
    assert 'id="lich-su-dau"' in page
    assert "điểm thẩm định: chưa nhập → 24" in page
    client.force_login(people.appraiser)  # without a share: reads the sheet, not its trail
    assert 'id="lich-su-dau"' not in client.get("/2021/nhap-diem/xa-1/tieu-chi/1.1/").content.decode()
