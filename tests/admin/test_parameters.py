"""Parameters of a rule in the administration: read, checked against type and maximum, and shown in words."""

import pytest
from django.urls import reverse

from scoring.models import Criterion
from scoring.rule_words import parameters_text
from scoring.services.criteria import clone_criteria_set
from scoring.services.publishing import publish
from tests.admin.forms import filled, send
from tests.factories import make_round, make_set, record_all

pytestmark = pytest.mark.django_db

TIERS = "từ 95%: 50; từ 80%: 25; còn lại: 0"


@pytest.fixture
def criterion(db) -> Criterion:
    return make_set().criteria.get(code="2.1")


def url(criterion: Criterion) -> str:
    return reverse("admin:scoring_criterion_change", args=[criterion.pk])


def posted(office, criterion, **fields):
    return office.post(url(criterion), filled(office.get(url(criterion))) | fields).content.decode()


def test_a_text_becomes_parameters_and_comes_back(office, criterion):
    assert send(office, url(criterion), rule_type="tier", parameters="Từ 95%: 50\n80–<95%: 25").status_code == 302
    criterion.refresh_from_db()
    assert parameters_text("tier", criterion.rule) == TIERS
    page = office.get(url(criterion)).content.decode()
    assert TIERS in page
    assert "Hỏi: Tổng số (a); Số đạt (b). Tính: từ 95%: 50" in page
    assert send(office, url(criterion), requires_evidence="on").status_code == 302
    criterion.refresh_from_db()
    assert (parameters_text("tier", criterion.rule), criterion.requires_evidence) == (TIERS, True)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"rule_type": "tier", "parameters": "từ 95: 50"}, "“từ 95: 50”: Hãy ghi dấu % sau số"),
        ({"rule_type": "tier", "parameters": "khá: 50"}, "Không hiểu “khá: 50”. Ví dụ: từ 99,5%: 4"),
        ({"rule_type": "tier", "parameters": "từ 95%: 40"}, "Kết quả tốt nhất được 40 điểm, mà điểm tối đa là 50."),
        ({"rule_type": "direct", "parameters": TIERS}, "Chấm trực tiếp thì để trống tham số"),
    ],
)
def test_what_cannot_be_used_is_refused_beside_the_field(office, criterion, fields, message):
    assert message in posted(office, criterion, **fields)
    criterion.refresh_from_db()
    assert (criterion.rule_type, criterion.rule) == ("direct", {})


def test_a_new_maximum_is_checked_against_the_parameters(office, criterion):
    send(office, url(criterion), rule_type="tier", parameters=TIERS)
    assert "điểm tối đa 40" in posted(office, criterion, max_points="40")
    criterion.refresh_from_db()
    assert criterion.max_points == 50


def test_an_empty_text_means_points_given_directly(office, criterion):
    send(office, url(criterion), rule_type="tier", parameters=TIERS)
    assert "Chấm trực tiếp" in office.get(url(make_set(code="khac").criteria.get(code="1.1"))).content.decode()
    assert send(office, url(criterion), parameters="").status_code == 302
    criterion.refresh_from_db()
    assert (criterion.rule_type, criterion.rule) == ("tier", {})


def test_a_page_that_is_only_to_be_read_shows_them_too(office, people):
    criteria_set = make_set()
    criteria_set.criteria.filter(code="2.1").update(rule_type="ratio", rule={"a": "Số hồ sơ"})
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    record_all(round_)
    publish(actor=None, round_=round_)
    page = office.get(url(criteria_set.criteria.get(code="2.1"))).content.decode()
    assert 'name="_save"' not in page
    assert "b/a; a: Số hồ sơ" in page


def test_a_clone_has_the_same_parameters(people, criterion):
    Criterion.objects.filter(pk=criterion.pk).update(rule_type="ratio", rule={"a": "x"}, requires_evidence=True)
    clone = clone_criteria_set(actor=people.office, source=criterion.criteria_set)
    copy = clone.criteria.get(code="2.1")
    assert (copy.rule_type, copy.rule, copy.requires_evidence) == ("ratio", {"a": "x"}, True)
