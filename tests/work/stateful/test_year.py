"""No sequence of acts publishes without final marks or a second person, writes behind a lock, or loses an event."""

import dataclasses

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from scoring.models import Assignment, Round, StageWindow
from tests.factories import make_round, make_set
from tests.people import People, make_person
from tests.work.stateful.machine import YearMachine
from tests.work.stateful.model import DAY, STAGES, START
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

ROUGHLY_20_SECONDS = settings(
    max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def round_(people: People) -> Round:
    """Two communes, two criteria in two domains, and a timetable; the appraiser has domain 1."""
    round_ = make_round(
        [people.commune, people.other_commune],
        criteria_set=make_set({1: [10], 2: [10]}),
        authority=people.authority,
        year=START.year - 1,
    )
    for stage, (first, last) in STAGES.items():
        StageWindow.objects.create(
            round=round_, stage=stage, opens_on=START + first * DAY, closes_on=START + last * DAY
        )
    first_domain = round_.criteria_set.domains.get(number=1)
    Assignment.objects.create(round=round_, appraiser=people.appraiser, domain=first_domain)
    return round_


def test_a_year_of_arbitrary_acts(people: People, round_: Round) -> None:
    both = make_person("kiem-nhiem", people.authority, Role.OFFICE)
    Membership.objects.create(user=both, unit=people.authority, role=Role.LEADER)
    everybody = {field.name: getattr(people, field.name) for field in dataclasses.fields(people)}
    machine = type("Machine", (YearMachine,), {"people": {**everybody, "office_and_leader": both}, "round_": round_})
    run_state_machine_as_test(machine, settings=ROUGHLY_20_SECONDS)
