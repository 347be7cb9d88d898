"""The sheet in the portal and in the back office: who, what is saved, what comes back."""

import re

import pytest
from django.urls import reverse

from scoring.forms.work.sheet import SheetForm, base_text
from scoring.models import Event, Score
from scoring.selectors.sheet import sheet_of
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_set, record, record_all

pytestmark = pytest.mark.django_db


def portal(place):
    return reverse("sheet", args=[place.round.slug, place.unit.code])


def fields(place, key, rows):
    """The whole form as a browser posts it, with some rows typed."""
    data = {}
    for code, entry in SheetForm(sheet_of(place)).entries.items():
        data |= {f"diem-{key(code)}": entry.typed, f"goc-{key(code)}": base_text(entry.version, entry.base)}
    return data | {f"diem-{key(code)}": text for code, text in rows.items()}


@pytest.mark.parametrize(
    ("who", "status"),
    [("office", 200), ("administrator", 200), ("leader", 200), ("appraiser", 200), ("official", 200),
     ("other_official", 404), ("stranger", 404)],
)  # fmt: skip
def test_who_sees_the_sheet(place, people, as_, who, status):
    assert as_(getattr(people, who)).get(portal(place)).status_code == status


def test_who_is_not_signed_in_is_asked_to_wherever_the_address_leads(place, client):
    for url in (portal(place), portal(place).replace("xa-1", "khong-co")):
        response = client.get(url)
        assert response.status_code == 302
        assert response.url.startswith(reverse("login"))


@pytest.mark.parametrize("who", ["leader", "appraiser"])
def test_readers_have_no_way_to_write(place, people, key, as_, who):
    client = as_(getattr(people, who))
    page = client.get(portal(place)).content.decode()
    assert "Lưu điểm" not in page
    assert "Chỉ xem." in page
    assert client.post(portal(place), fields(place, key, {"1.1": "3"})).status_code == 403
    assert not Score.objects.exists()


def test_the_official_writes_the_own_layer_and_no_other(place, people, key, as_):
    client = as_(people.official)
    data = fields(place, key, {"1.1": "3"})
    assert client.post(portal(place), data | {"lop": "final"}).status_code == 403
    assert client.post(portal(place), data).status_code == 302
    assert list(Score.objects.values_list("layer", "criterion__code", "points")) == [("self", "1.1", 3)]


def test_saving(place, people, key, as_):
    response = as_(people.office).post(portal(place), fields(place, key, {"1.1": "2,5", "1.2": "0"}), follow=True)
    assert response.redirect_chain == [(f"{portal(place)}?lop=final", 302)]
    page = response.content.decode()
    assert "Đã lưu 2 điểm." in page
    assert 'value="2,5"' in page
    states = dict(re.findall(r'data-row="(\d+)" data-code="[^"]+" data-state="(\w+)"', page))
    assert [states[str(key(code))] for code in ("1.1", "1.2", "2.1")] == ["entered", "zero", "missing"]
    assert Event.objects.filter(action="scores.recorded", actor=people.office).count() == 1


def test_the_back_office_leads_to_the_portal(place, people, as_):
    people.office.is_staff = True
    people.office.save()
    response = as_(people.office).get(reverse("admin:scoring_roundunit_change", args=[place.pk]))
    assert (response.status_code, response.url) == (302, portal(place))


def test_wrong_input_writes_nothing_and_comes_back_as_typed(place, people, key, as_):
    response = as_(people.office).post(portal(place), fields(place, key, {"1.1": "31", "1.2": "bốn", "2.1": "7,25"}))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Chưa lưu gì" in page
    assert page.count("Tiêu chí 1.1: điểm phải từ 0 đến 30.") == 2  # on top and beside the field
    for typed in ("31", "bốn", "7,25"):
        assert f'value="{typed}"' in page
    assert not Score.objects.exists()


def test_a_conflict_shows_both_values_and_the_person_chooses(place, people, key, as_, round_):
    client = as_(people.office)
    data = fields(place, key, {"1.1": "5", "1.2": "6"})
    record(round_, {place.unit.code: {"1.1": "9"}})
    response = client.post(portal(place), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Của tôi: 5" in page
    assert "Giá trị mới: 9" in page
    assert 'value="6"' in page
    assert Score.objects.count() == 1
    again = data | {
        f"xung-dot-{key('1.1')}": "1",
        f"goc-{key('1.1')}": re.search(rf'name="goc-{key("1.1")}" value="([^"]+)"', page)[1],
    }
    assert "chọn giữ giá trị nào" in client.post(portal(place), again).content.decode()
    client.post(portal(place), again | {f"chon-{key('1.1')}": "theirs"})
    assert set(Score.objects.values_list("criterion__code", "points")) == {("1.1", 9), ("1.2", 6)}


def test_cells_nobody_touched_are_no_conflict(place, people, key, as_, round_):
    data = fields(place, key, {"1.2": "6"})
    record(round_, {place.unit.code: {"1.1": "9"}})
    assert as_(people.office).post(portal(place), data).status_code == 302
    assert set(Score.objects.values_list("criterion__code", "points")) == {("1.1", 9), ("1.2", 6)}


def test_a_published_round_is_read_only_and_says_what_to_do(place, people, key, as_, round_):
    record_all(round_)
    data = fields(place, key, {"1.1": "1"})
    publish(actor=None, round_=round_)
    client = as_(people.office)
    assert "mở đính chính" in client.get(portal(place)).content.decode()
    response = client.post(portal(place), data)
    assert "Kỳ đánh giá đã công bố nên không sửa điểm được" in response.content.decode()
    assert Score.objects.get(round_unit=place, criterion__code="1.1").points == 24
    open_correction(actor=None, round_=round_, reason="Nhập nhầm")
    page = client.get(portal(place)).content.decode()
    assert "Nhập nhầm" in page
    assert "Lưu điểm" in page


def test_last_years_points_stand_beside(people, as_, key, place, round_):
    before = make_round(
        [people.commune],
        year=2020,
        authority=people.authority,
        criteria_set=make_set({1: [30, 20], 3: [50]}, code="cu"),
    )
    record(before, {"xa-1": {"1.1": "12.5", "1.2": "0", "3.1": "1"}})
    publish(actor=None, round_=before)
    page = as_(people.office).get(portal(place)).content.decode()
    assert "Năm 2020" in page
    assert "</span>12,5</td>" in page
    assert "</span>0</td>" in page


def test_groups_stand_above_their_parts(people, as_, place, round_):
    leaf = round_.criteria_set.criteria.get(code="1.2")
    group = round_.criteria_set.criteria.create(
        domain=leaf.domain, code="1.0", position=0, title="Nhóm tiêu chí", max_points=20, is_leaf=False
    )
    round_.criteria_set.criteria.filter(pk=leaf.pk).update(parent=group)
    page = as_(people.office).get(portal(place)).content.decode()
    assert page.index("Nhóm tiêu chí") < page.index("Tiêu chí 1.2") < page.index("Tiêu chí 1.1")
