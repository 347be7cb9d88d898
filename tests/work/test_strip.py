"""The strip of links over the working pages: each role finds its pages, and every link opens."""

import pytest

from scoring.models import Assignment
from scoring.presenters.work.strip import strip_of
from scoring.selectors.gate import gate_of
from tests.factories import make_round
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

READERS = ["Tiến độ", "Lịch", "Giải trình", "Chênh lệch", "Bảng tính", "Báo cáo", "Lịch sử"]
ENTRY = ["Bảng nhập điểm", "Thẩm định"]
DECISION = ["Người đứng đầu", "Phê duyệt"]
OWN = ["Phiếu của đơn vị", "Gửi phiếu"]


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


def links(round_, person):
    return strip_of(gate_of(person, round_), person, round_)


@pytest.mark.parametrize(
    ("who", "labels"),
    [
        ("office", {*READERS, *ENTRY, *DECISION}),
        ("administrator", {*READERS, *ENTRY, *DECISION}),
        ("appraiser", {*READERS, *ENTRY} - {"Lịch sử"}),  # the trail is for who was given a share
        ("leader", {*READERS, *DECISION}),
        ("official", {*OWN, "Giải trình", "Lịch", "Tiến độ", "Chênh lệch", "Lịch sử"}),
        ("stranger", set()),
    ],
)
def test_each_role_finds_its_pages_and_they_open(client, people, round_, who, labels):
    person = getattr(people, who)
    client.force_login(person)
    found = links(round_, person)
    assert {link.label for link in found} == labels
    for link in found:
        assert client.get(link.url).status_code == 200, link.url


def test_an_appraiser_with_a_share_reads_the_trail(people, round_):
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    assert "Lịch sử" in {link.label for link in links(round_, people.appraiser)}


def test_bonus_points_only_where_the_scheme_has_them(people, round_):
    round_.scheme.bonus_cap = 2
    assert "Điểm thưởng, điểm trừ" in {link.label for link in links(round_, people.office)}


def test_two_units_are_told_apart(people, round_):
    Membership.objects.create(user=people.official, unit=people.other_commune, role=Role.OFFICIAL)
    labels = {link.label for link in links(round_, people.official)}
    assert {"Phiếu của đơn vị: Xã Hà Kỳ", "Phiếu của đơn vị: Xã Minh Đức"} <= labels


def test_the_page_one_is_on_is_marked(client, people, round_):
    client.force_login(people.office)
    assert 'href="/2021/lich/" aria-current="page"' in client.get("/2021/lich/").content.decode()


def test_work_on_the_round_page_is_for_who_takes_part(client, people, round_):
    client.force_login(people.leader)
    assert "Việc của kỳ" in client.get("/2021/").content.decode()


def test_parts_of_a_page_mark_it_too(client, people, round_):
    client.force_login(people.office)
    page = client.get("/2021/tham-dinh/phan-cong/").content.decode()
    assert 'href="/2021/tham-dinh/" aria-current="true"' in page
    assert 'href="/2021/tham-dinh/" aria-current="page"' in client.get("/2021/tham-dinh/").content.decode()
