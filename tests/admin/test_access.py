"""Who opens what in the back office."""

import pytest
from django.urls import reverse

from scoring.services.publishing import publish
from tests.admin.forms import errors, filled
from tests.factories import make_authority, make_round, make_set, make_unit, record_all
from tests.people import make_person
from units.models import Role

pytestmark = pytest.mark.django_db

LISTS = [
    "scoring_round", "scoring_roundunit", "scoring_headrating", "scoring_criteriaset", "scoring_criterion",
    "scoring_classificationscheme", "scoring_publication", "scoring_event", "units_unit",
]  # fmt: skip


def status(client, name, *args):
    return client.get(reverse(f"admin:{name}", args=args)).status_code


def test_who_is_not_signed_in_signs_in_on_the_portals_page(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/tai-khoan/dang-nhap/?next=/admin/"


def test_who_may_not_enter_is_told_so_instead_of_sent_round_in_circles(client, people):
    client.force_login(people.stranger)
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("who", "expected"),
    [("office", 200), ("administrator", 200), ("leader", 200), ("appraiser", 403), ("official", 403)],
)
def test_lists(as_, people, name, who, expected):
    assert status(as_(getattr(people, who)), f"{name}_changelist") == expected


@pytest.mark.parametrize(("who", "expected"), [("administrator", 200), ("office", 403), ("leader", 403)])
def test_accounts_are_for_administrators(as_, people, who, expected):
    client = as_(getattr(people, who))
    assert status(client, "units_user_changelist") == expected
    assert status(client, "units_user_add") == expected
    assert status(client, "units_user_change", people.official.pk) == expected


def test_without_a_role_the_index_is_empty(as_, people):
    page = as_(people.appraiser).get("/admin/").content.decode()
    assert "Kỳ đánh giá" not in page
    assert "không có quyền" in page


@pytest.mark.parametrize("name", ["scoring_round", "scoring_criteriaset", "scoring_classificationscheme", "units_unit"])
def test_a_leader_reads_and_changes_nothing(leader, people, name):
    round_ = make_round([people.commune], authority=people.authority)
    pk = {
        "scoring_round": round_.pk,
        "scoring_criteriaset": round_.criteria_set_id,
        "scoring_classificationscheme": round_.scheme_id,
        "units_unit": people.commune.pk,
    }[name]
    url = reverse(f"admin:{name}_change", args=[pk])
    assert 'name="_save"' not in leader.get(url).content.decode()
    assert leader.post(url, {}).status_code == 403
    assert status(leader, f"{name}_add") == 403


@pytest.fixture
def elsewhere(people):
    """Another authority with its office, commune and round."""
    authority = make_authority("nha-be")
    commune = make_unit("xa-khac", "Phước Kiển", parent=authority)
    clerk = make_person("noi-vu-khac", authority, Role.OFFICE, is_staff=True)
    round_ = make_round([commune], year=2022, authority=authority, criteria_set=make_set(code="bo-khac"))
    return authority, commune, clerk, round_


def test_what_belongs_to_another_authority_does_not_exist(office, people, elsewhere):
    _authority, commune, _clerk, round_ = elsewhere
    assert status(office, "scoring_round_change", round_.pk) == 404
    assert status(office, "scoring_round_act", round_.pk, "them-don-vi") == 404
    assert status(office, "scoring_roundunit_change", round_.members.get().pk) == 404
    assert status(office, "scoring_event_change", round_.events.get().pk) == 404
    assert status(office, "units_unit_change", commune.pk) == 404
    assert status(office, "units_unit_history", commune.pk) == 404
    for name in ("scoring_round", "scoring_event", "units_unit"):
        page = office.get(reverse(f"admin:{name}_changelist")).content.decode()
        assert "Phước Kiển" not in page
        assert "2022" not in page.split("</nav>")[-1]


def test_a_set_in_use_elsewhere_is_read_only(office, elsewhere):
    *_rest, round_ = elsewhere
    page = office.get(reverse("admin:scoring_criteriaset_change", args=[round_.criteria_set_id])).content.decode()
    assert 'name="_save"' not in page


def test_accounts_elsewhere_are_out_of_an_administrators_reach(administrator, people, elsewhere):
    authority, _commune, clerk, _round = elsewhere
    assert status(administrator, "units_user_change", clerk.pk) == 404
    assert status(administrator, "auth_user_password_change", clerk.pk) == 404
    both = make_person("hai-noi", people.authority, Role.OFFICE)
    both.memberships.create(unit=authority, role=Role.LEADER)
    url = reverse("admin:units_user_change", args=[both.pk])
    assert 'name="_save"' not in administrator.get(url).content.decode()
    assert administrator.post(url, {}).status_code == 403
    root = make_person("goc", is_superuser=True, is_staff=True)
    assert status(administrator, "units_user_change", root.pk) == 404


def test_nobody_gives_out_a_role_elsewhere_or_makes_themselves_superuser(administrator, people, elsewhere):
    authority, *_rest = elsewhere
    url = reverse("admin:units_user_change", args=[people.official.pk])
    data = filled(administrator.get(url)) | {
        "is_superuser": "on",
        "memberships-TOTAL_FORMS": "2",
        "memberships-1-unit": authority.pk,
        "memberships-1-role": "leader",
    }
    response = administrator.post(url, data)
    assert errors(response) == ["Giá trị đã chọn không có trong danh sách; hãy chọn lại."]
    people.official.refresh_from_db()
    assert not people.official.is_superuser


def test_published_records_are_read_only(administrator, people):
    round_ = make_round([people.commune], authority=people.authority)
    record_all(round_)
    publication = publish(actor=None, round_=round_)
    for name, pk in (("scoring_publication", publication.pk), ("scoring_event", round_.events.first().pk)):
        assert status(administrator, f"{name}_change", pk) == 200
        assert status(administrator, f"{name}_add") == 403
        assert status(administrator, f"{name}_delete", pk) == 403
        assert administrator.post(reverse(f"admin:{name}_change", args=[pk]), {}).status_code == 403
