"""Criteria sets and schemes: where they do not add up, read-only once published, cloned to change."""

import pytest
from django.urls import reverse

from scoring.models import ClassificationScheme, CriteriaSet
from scoring.selectors.sums import set_mismatches
from scoring.services.criteria import clone_criteria_set, clone_scheme
from scoring.services.errors import NotAllowedError
from scoring.services.publishing import publish
from tests.admin.forms import filled, send
from tests.factories import make_round, make_scheme, make_set, record_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(people):
    round_ = make_round([people.commune], authority=people.authority)
    record_all(round_)
    publish(actor=None, round_=round_)
    return round_


def change(client, name, pk):
    return client.get(reverse(f"admin:scoring_{name}_change", args=[pk])).content.decode()


def test_a_set_shows_where_it_does_not_add_up(office):
    criteria_set = make_set({1: [10, 10], 2: [80]})
    criteria_set.domains.filter(number=2).update(max_points=70)
    page = change(office, "criteriaset", criteria_set.pk)
    assert "Lĩnh vực 2 ghi tối đa 70 điểm nhưng các phần cộng lại được 80 điểm." in page
    criteria_set.domains.filter(number=2).update(max_points=80)
    assert "Khớp" in change(office, "criteriaset", criteria_set.pk)


def test_saving_a_criterion_says_at_once_what_no_longer_adds_up(office):
    criterion = make_set().criteria.get(code="2.1")
    url = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    response = office.post(url, filled(office.get(url)) | {"max_points": "49,5"}, follow=True)
    assert "Lĩnh vực 2 ghi tối đa 50 điểm nhưng các phần cộng lại được 49,5 điểm." in response.content.decode()


def test_a_scheme_shows_what_is_wrong(office):
    scheme = make_scheme()
    scheme.bands.filter(code="completed").update(composite_min=85)
    assert "đòi hỏi cao hơn" in change(office, "classificationscheme", scheme.pk)


@pytest.mark.parametrize(
    ("name", "attribute"), [("criteriaset", "criteria_set_id"), ("classificationscheme", "scheme_id")]
)
def test_what_a_published_round_uses_is_read_only(office, published, name, attribute):
    pk = getattr(published, attribute)
    page = change(office, name, pk)
    assert 'name="_save"' not in page
    assert "hãy nhân bản" in page
    assert office.post(reverse(f"admin:scoring_{name}_change", args=[pk]), {}).status_code == 403
    assert office.post(reverse(f"admin:scoring_{name}_delete", args=[pk]), {"post": "yes"}).status_code == 403


def test_criteria_of_a_published_set_are_read_only_and_none_is_added(office, published):
    criterion = published.criteria_set.criteria.first()
    assert 'name="_save"' not in change(office, "criterion", criterion.pk)
    page = office.get(reverse("admin:scoring_criterion_add")).content.decode()
    offered = page.split('name="criteria_set"')[1].split("</select>")[0]
    assert published.criteria_set.name not in offered


def test_cloning_in_the_list(office, published):
    for model, name in ((CriteriaSet, "criteriaset"), (ClassificationScheme, "classificationscheme")):
        source = model.objects.get()
        data = {"action": "clone", "_selected_action": [source.pk]}
        response = office.post(reverse(f"admin:scoring_{name}_changelist"), data, follow=True)
        assert f"Đã nhân bản thành: {source.code}-2." in response.content.decode()
        clone = model.objects.get(code=f"{source.code}-2")
        assert 'name="_save"' in change(office, name, clone.pk)


def test_a_clone_is_the_whole_set(people):
    source = make_set()
    leaf = source.criteria.get(code="1.1")
    leaf.parent = source.criteria.create(
        domain=leaf.domain, code="1.0", title="Nhóm", max_points=30, is_leaf=False, position=0
    )
    leaf.save()
    clone = clone_criteria_set(actor=people.office, source=source)
    assert set_mismatches(clone) == []
    assert clone.criteria.get(code="1.1").parent == clone.criteria.get(code="1.0")
    assert clone.criteria.get(code="1.1").domain.criteria_set == clone
    assert clone_criteria_set(actor=None, source=source).code == "bo-1-3"
    assert source.criteria.count() == clone.criteria.count() == 4


def test_only_editors_clone(people):
    for actor in (people.leader, people.official):
        with pytest.raises(NotAllowedError):
            clone_criteria_set(actor=actor, source=make_set(code=f"bo-{actor.pk}"))
        with pytest.raises(NotAllowedError):
            clone_scheme(actor=actor, source=make_scheme())


def test_decimal_commas_go_in_and_come_out(office):
    criterion = make_set().criteria.get(code="2.1")
    url = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    assert send(office, url, max_points="12,125").status_code == 302
    criterion.refresh_from_db()
    assert str(criterion.max_points.normalize()) == "12.125"
    assert 'value="12,125"' in office.get(url).content.decode()
