"""Efforts by criterion: the office sets them, in the log and never over somebody else's."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from scoring.models import Action, EffortWeight, Event
from scoring.selectors.effort import effort_weights
from scoring.services.effort import fingerprint, set_efforts
from scoring.services.errors import NotAllowedError, RefusedError
from tests.factories import make_round
from tests.pages.rounds import published_round
from units.models import Kind, Unit

pytestmark = pytest.mark.django_db

ADDRESS = "/2021/cong-suc/"


@pytest.fixture
def round_(people):
    return published_round(people)


def test_set_change_and_back_to_usual(people, round_):
    assert set_efforts(actor=people.office, round_=round_, weights={"1.1": Decimal(2), "1.2": Decimal(1)}) == 1
    assert effort_weights(round_) == {"1.1": Decimal(2)}
    assert set_efforts(actor=people.office, round_=round_, weights={"1.1": Decimal(1)}) == 1
    assert not EffortWeight.objects.exists()
    acts = Event.objects.filter(action=Action.REMEDY_CHANGED).order_by("pk")
    assert [act.payload for act in acts] == [{"effort": {"1.1": ["1", "2"]}}, {"effort": {"1.1": ["2", "1"]}}]


def test_nothing_changed_is_no_act(people, round_):
    assert set_efforts(actor=people.office, round_=round_, weights={"1.1": Decimal(1)}) == 0
    assert not Event.objects.filter(action=Action.REMEDY_CHANGED).exists()


@pytest.mark.parametrize("who", ["leader", "appraiser", "official", "stranger"])
def test_only_the_office(people, round_, who):
    with pytest.raises(NotAllowedError):
        set_efforts(actor=getattr(people, who), round_=round_, weights={"1.1": Decimal(2)})


def test_not_where_another_authority_uses_the_set(people, round_):
    other = Unit.objects.create(code="huyen-khac", name="Khác", kind=Kind.DISTRICT)
    make_round([], year=2022, authority=other, criteria_set=round_.criteria_set)
    with pytest.raises(NotAllowedError):
        set_efforts(actor=people.office, round_=round_, weights={"1.1": Decimal(2)})


def test_wrong_weights_are_refused_and_nothing_is_written(people, round_):
    for weights in ({"1.1": Decimal(2), "9.9": Decimal(2)}, {"1.1": Decimal(2), "1.2": Decimal(0)}):
        with pytest.raises(ValidationError):
            set_efforts(actor=people.office, round_=round_, weights=weights)
        assert not EffortWeight.objects.exists()


def test_somebody_elses_change_is_not_overwritten(people, round_):
    seen = fingerprint(effort_weights(round_))
    set_efforts(actor=people.office, round_=round_, weights={"1.1": Decimal(2)}, seen=seen)
    with pytest.raises(RefusedError, match="người khác"):
        set_efforts(actor=people.administrator, round_=round_, weights={"1.1": Decimal(3)}, seen=seen)


def test_the_page_sets_them(client, people, round_, read):
    client.force_login(people.office)
    form = client.get(ADDRESS).context["form"]
    seen = form.initial["seen"]
    answer = client.post(ADDRESS, {"seen": seen, "1.1": "2,5", "1.2": "", "2.1": "1"})
    assert answer.status_code == 302
    assert effort_weights(round_) == {"1.1": Decimal("2.5")}
    assert "Đã đổi công sức của 1 tiêu chí." in read(ADDRESS)
    assert "Đặt công sức theo tiêu chí 1.1: 1 → 2,5" in read("/2021/lich-su/")


def test_the_page_names_what_is_wrong(client, people, round_):
    client.force_login(people.office)
    page = client.post(ADDRESS, {"seen": fingerprint({}), "1.1": "0", "1.2": "abc"}).content.decode()
    assert "Công sức của tiêu chí 1.1 phải từ 0,01 đến 9.999,99." in page
    assert "Công sức của tiêu chí 1.2: Không phải số." in page
    stale = client.post(ADDRESS, {"seen": "cu", "1.1": "2"}).content.decode()
    assert "vừa được người khác sửa" in stale
    assert not EffortWeight.objects.exists()


def test_the_page_is_for_the_office(client, people, round_):
    assert client.get(ADDRESS).status_code == 302
    for person, status in ((people.official, 404), (people.leader, 404), (people.appraiser, 404), (people.office, 200)):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == status
