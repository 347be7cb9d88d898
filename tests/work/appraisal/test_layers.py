"""Which layers of its sheet a unit may read, and when."""

import pytest

from scoring.models import Explanation, Layer
from scoring.selectors.gate import gate_of
from scoring.selectors.layers import asked_criteria, shown_layers
from scoring.services.publishing import open_correction, publish
from tests.factories import record_all
from tests.work.appraising import criterion, place, stages

pytestmark = pytest.mark.django_db

EVERY, OWN = set(Layer), {Layer.SELF}


def shown(round_, person, **kwargs):
    return shown_layers(gate_of(person, round_), place(round_), **kwargs)


@pytest.mark.parametrize("person", ["office", "appraiser", "leader", "administrator"])
def test_the_authority_reads_all(round_, people, person):
    stages(round_, self_scoring="open")
    assert shown(round_, getattr(people, person)) == EVERY


@pytest.mark.parametrize("person", ["other_official", "stranger", "disabled"])
def test_strangers_read_none(round_, people, person):
    assert shown(round_, getattr(people, person)) == set()


def test_without_a_timetable_nothing_is_kept_back(round_, people):
    assert shown(round_, people.official) == EVERY


def test_the_first_appraisal_from_the_explanation_on(round_, people):
    for state, layers in (("upcoming", OWN), ("open", OWN | {Layer.FIRST}), ("closed", OWN | {Layer.FIRST})):
        stages(round_, first_appraisal="open", explanation=state)
        assert shown(round_, people.official) == layers


def test_the_first_appraisal_where_the_unit_was_asked(round_, people):
    stages(round_, first_appraisal="open", explanation="upcoming")
    assert asked_criteria(place(round_)) == set()
    asked = criterion(round_)
    Explanation.objects.create(round_unit=place(round_), criterion=asked, question="?")
    assert asked_criteria(place(round_)) == {asked.pk}
    assert shown(round_, people.official, asked=True) == OWN | {Layer.FIRST}
    assert shown(round_, people.official) == OWN


def test_the_final_appraisal_once_published(round_, people):
    record_all(round_)
    stages(round_, first_appraisal="closed", final_appraisal="closed")
    assert shown(round_, people.official) == OWN
    publish(actor=None, round_=round_)
    assert shown(round_, people.official) == EVERY
    open_correction(actor=people.leader, round_=round_, reason="Sai số")
    round_.refresh_from_db()
    assert shown(round_, people.official) == OWN | {Layer.FIRST}
