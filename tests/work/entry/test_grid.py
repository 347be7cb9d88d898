"""The grid: who, what is shown, what a plain form saves, and what it costs."""

import re
from decimal import Decimal

import pytest

from scoring.models import Layer, RoundUnit, Score
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record, record_all

pytestmark = pytest.mark.django_db

MAXIMA = {number: [2] * 9 for number in range(1, 8)}  # 63 criteria


def address(round_, query=""):
    return f"/{round_.slug}/bang-nhap/{query}"


def names(page):
    return re.findall(r'name="(o-[^"]+)"', page)


def name_of(page, round_, unit, code):
    place = RoundUnit.objects.get(round=round_, unit__code=unit)
    leaf = round_.criteria_set.criteria.get(code=code)
    return next(name for name in names(page) if name.startswith(f"o-{place.pk}-{leaf.pk}-"))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("office", 200),
        ("administrator", 200),
        ("appraiser", 200),
        ("leader", 200),
        ("official", 404),
        ("stranger", 404),
    ],
)
def test_who_sees_it(people, as_, round_, who, status):
    assert as_(getattr(people, who)).get(address(round_)).status_code == status


def test_who_is_not_signed_in_is_asked_to(client, round_):
    assert "dang-nhap" in client.get(address(round_)).url


def test_units_down_and_criteria_of_a_domain_across(people, as_, round_):
    record(round_, {"xa-1": {"1.1": "2.5", "1.2": "0"}, "xa-2": {"1.1": "na"}})
    page = as_(people.office).get(address(round_)).content.decode()
    assert page.index("Xã Hà Kỳ") < page.index("Xã Minh Đức")
    assert re.findall(r'data-code="([^"]+)"', page) == ["1.1", "1.2"]
    cells = re.findall(r'<input value="([^"]*)" data-v="(\d)"', page)
    assert cells == [("2,5", "1"), ("0", "1"), ("KAD", "1"), ("", "0")]
    assert "2,5</td><td" in page
    assert "2/2" in page


def test_one_criterion_for_all_units_and_everything(people, as_, round_):
    client = as_(people.office)
    one = client.get(address(round_, "?tieu-chi=1.2")).content.decode()
    assert re.findall(r'data-code="([^"]+)"', one) == ["1.2"]
    assert "tieu-chi=2.1" in one
    everything = client.get(address(round_, "?linh-vuc=tat-ca")).content.decode()
    assert re.findall(r'data-code="([^"]+)"', everything) == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize("query", ["?linh-vuc=9", "?linh-vuc=x", "?tieu-chi=9.9", "?lop=khac", "?linh-vuc=²"])
def test_what_is_not_there(people, as_, round_, query):
    assert as_(people.office).get(address(round_, query)).status_code == 404


@pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
def test_a_page_that_is_not_there_is_the_nearest(people, as_, round_, page):
    assert as_(people.office).get(address(round_, f"?trang={page}")).status_code == 200


def test_the_self_score_stands_beside_the_first_appraisal(people, as_, round_):
    record(round_, {"xa-1": {"1.1": "21.5"}}, Layer.SELF)
    page = as_(people.office).get(address(round_, "?lop=first")).content.decode()
    assert 'data-b="21,5"' in page
    record(round_, {"xa-1": {"1.1": "20"}}, Layer.FIRST)
    assert 'data-b="20"' in as_(people.office).get(address(round_, "?lop=final")).content.decode()


def test_closed_cells_are_read_only_with_the_reason(people, as_, round_):
    round_.assignments.create(appraiser=people.appraiser, place=round_.members.get(unit__code="xa-1"))
    record(round_, {"xa-1": {"1.1": "7"}})
    page = as_(people.appraiser).get(address(round_, "?lop=final")).content.decode()
    assert "Xã Hà Kỳ" in page
    assert "Xã Minh Đức" not in page  # not in the share
    page = as_(people.leader).get(address(round_, "?lop=final")).content.decode()
    assert not names(page)
    assert 'class="ro" aria-describedby="ly-do-1">7</td>' in page
    assert "người được phân công thẩm định nhập" in page
    assert "Lưu điểm" not in page


def test_a_published_round_is_read_only(people, as_, round_):
    record_all(round_)
    publish(actor=None, round_=round_)
    page = as_(people.office).get(address(round_)).content.decode()
    assert not names(page)
    assert "mở đính chính" in page


def test_a_plain_form_saves(people, as_, round_):
    client = as_(people.office)
    page = client.get(address(round_)).content.decode()
    data = dict.fromkeys(names(page), "") | {
        name_of(page, round_, "xa-1", "1.1"): "24,5",
        name_of(page, round_, "xa-2", "1.1"): "KAD",
        name_of(page, round_, "xa-2", "1.2"): "21",
    }
    response = client.post(address(round_, "?lop=final&linh-vuc=1"), data)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Xã Minh Đức. Tiêu chí 1.2: điểm phải từ 0 đến 20." in page
    assert 'value="21"' in page
    assert set(Score.objects.values_list("points", "not_applicable")) == {(Decimal("24.5"), False), (None, True)}
    done = client.post(address(round_, "?lop=final&linh-vuc=1"), {name_of(page, round_, "xa-2", "1.2"): "20"})
    assert done.status_code == 302
    assert Score.objects.count() == 3


def test_a_stale_cell_of_a_plain_form_is_shown_and_needs_a_second_word(people, as_, round_):
    client = as_(people.office)
    page = client.get(address(round_)).content.decode()
    data = dict.fromkeys(names(page), "") | {name_of(page, round_, "xa-1", "1.1"): "5"}
    record(round_, {"xa-1": {"1.1": "9", "1.2": "8"}})  # 1.2 was not touched by the person
    page = client.post(address(round_, "?lop=final&linh-vuc=1"), data).content.decode()
    assert "Của bạn: 5; giá trị mới: 9." in page
    assert "Tiêu chí 1.2" not in page.partition("data-problems")[2].partition("</div>")[0]
    assert Score.objects.get(criterion__code="1.1").points == 9
    client.post(address(round_, "?lop=final&linh-vuc=1"), {name_of(page, round_, "xa-1", "1.1"): "5"})
    assert Score.objects.get(criterion__code="1.1").points == 5
    assert Score.objects.get(criterion__code="1.2").points == 8


@pytest.mark.parametrize("name", ["o-1", "o-x-1-0|", "o-1-1-99999999999|", "o-999999-1-0|", "diem", "o-1-1-0|1|2"])
def test_made_up_fields_are_passed_over(people, as_, round_, name):
    assert as_(people.office).post(address(round_, "?lop=final&linh-vuc=1"), {name: "1"}).status_code == 302
    assert not Score.objects.exists()


def test_others_cannot_post(people, as_, round_):
    page = as_(people.office).get(address(round_)).content.decode()
    name = name_of(page, round_, "xa-1", "1.1")
    response = as_(people.leader).post(address(round_, "?lop=final&linh-vuc=1"), {name: "1"})
    assert "Bạn không được ghi điểm này." in response.content.decode()
    assert not Score.objects.exists()


def test_every_page_posts_fewer_than_a_thousand_fields(people, as_):
    round_ = make_round(60, year=2030, authority=people.authority, criteria_set=make_set(MAXIMA, code="bo-63"))
    client = as_(people.office)
    domain = client.get(address(round_, "?linh-vuc=1")).content.decode()
    assert len(names(domain)) == 50 * 9
    assert "trang=2" in domain
    everything = client.get(address(round_, "?linh-vuc=tat-ca")).content.decode()
    assert everything.count("<input value=") == 50 * 63
    assert names(everything) == []
    assert "<noscript>" in everything


@pytest.mark.parametrize("query", ["", "?linh-vuc=tat-ca", "?tieu-chi=1.2", "?lop=first"])
def test_the_number_of_queries_does_not_grow_with_the_units(people, as_, query, django_assert_max_num_queries):
    counts = []
    for units, year in ((23, 2030), (330, 2031)):
        round_ = make_round(units, year=year, authority=people.authority, criteria_set=make_set(code=f"bo-{year}"))
        record_all(round_)
        client = as_(people.office)
        with django_assert_max_num_queries(40) as found:
            assert client.get(address(round_, query)).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]
