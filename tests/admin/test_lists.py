"""Lists: what they show, how they are searched, and that they do not slow down."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scoring.models import Action
from scoring.services.log import write_event
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.people import make_person
from units.models import Role

pytestmark = pytest.mark.django_db


def page(client, name, query=""):
    return client.get(reverse(f"admin:{name}_changelist") + query).content.decode()


@pytest.mark.parametrize("text", ["ha ky", "Hà Kỳ", "HA KY", "xa ha", "xa-1"])
def test_units_are_found_without_marks(office, people, text):
    found = page(office, "units_unit", f"?q={text}")
    assert "Xã Hà Kỳ" in found
    assert "Xã Minh Đức" not in found


def test_accounts_are_found_without_marks(administrator, people):
    make_person("nva", people.commune, Role.OFFICIAL).memberships.first()
    people.official.full_name = "Nguyễn Thị Đào"
    people.official.save()
    assert "Nguyễn Thị Đào" in page(administrator, "units_user", "?q=nguyen dao")


def test_sheets_show_index_class_and_what_is_missing(office, people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(round_)
    record(round_, {"xa-2": {"1.1": ""}})
    found = page(office, "scoring_roundunit")
    assert "80,00%" in found
    assert "80,00% (tạm tính)" in found
    assert "Hoàn thành tốt nhiệm vụ" in found
    assert "1 tiêu chí" in found
    assert "đã đủ" in found
    assert "Minh Đức" not in page(office, "scoring_roundunit", "?q=ha ky")


def test_sheets_are_those_of_one_round_the_open_one_first(office, people):
    old = make_round([people.commune], year=2021, authority=people.authority)
    record_all(old)
    publish(actor=None, round_=old)
    make_round([people.other_commune], year=2020, authority=people.authority, criteria_set=make_set(code="bo-2"))
    found = page(office, "scoring_roundunit")
    assert "Minh Đức" in found
    assert "Hà Kỳ" not in found
    assert "Hà Kỳ" in page(office, "scoring_roundunit", f"?round={old.pk}")
    assert "Minh Đức" in page(office, "scoring_roundunit", "?round=999")


def test_an_act_is_listed_whatever_it_says(office, people):
    round_ = make_round([people.commune], authority=people.authority)
    with transaction.atomic():
        payload = {"reason": "", "units": ["Xã Hà Kỳ", "Xã Minh Đức"], "until": None, "count": 0}
        write_event(actor=None, action=Action.MEMBERS_CHANGED, round_=round_, payload=payload)
    found = page(office, "scoring_event")
    assert "Minh Đức" in found


@pytest.mark.parametrize("name", ["scoring_roundunit", "units_unit", "scoring_round"])
def test_queries_do_not_grow_with_the_units(office, people, name):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(office, name)
        return len(captured)

    round_ = make_round([people.commune], authority=people.authority)
    record_all(round_)
    few = queries()
    more = [make_unit(f"them-{number}", f"Xã {number}", parent=people.authority) for number in range(20)]
    round_.members.bulk_create(round_.members.model(round=round_, unit=unit) for unit in more)
    record_all(round_)
    assert queries() == few


def test_numbers_read_as_they_are_written(leader, people):
    round_ = make_round([people.commune], authority=people.authority)
    found = leader.get(reverse("admin:scoring_criteriaset_change", args=[round_.criteria_set_id])).content.decode()
    assert "50,000000" not in found
    assert ">50<" in found.replace("\n", "")
    listed = page(leader, "scoring_criterion", f"?criteria_set__id__exact={round_.criteria_set_id}")
    assert '<td class="field-max_points">30</td>' in listed
