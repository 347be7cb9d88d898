"""Sharing the appraisal out."""

import pytest

from scoring.models import Action, Assignment, Event
from scoring.selectors.appraisal.coverage import active_shares, shares_by_appraiser, shares_digest, uncovered
from scoring.services.assignments import assign, assign_all, simplest
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record_all
from tests.people import make_person
from tests.work.appraising import domain, place
from units.models import Role

pytestmark = pytest.mark.django_db


def test_shares_are_replaced_and_logged(round_, people):
    assign(actor=people.office, round_=round_, appraiser=people.appraiser, shares=[(None, domain(round_, 1))])
    pair = (place(round_, "xa-2").pk, domain(round_, 2))
    assert assign(actor=people.office, round_=round_, appraiser=people.appraiser, shares=[pair, pair]) == 1
    assert shares_by_appraiser(round_)[people.appraiser.pk].pairs == {pair}
    event = Event.objects.first()
    assert (event.action, event.actor) == (Action.APPRAISERS_ASSIGNED, people.office)
    assert event.payload == {"appraiser": "tham-dinh", "before": [[None, 1]], "shares": [["xa-2", 2]]}


def test_the_same_shares_write_no_event(round_, people):
    for _time in range(2):
        assign(actor=people.office, round_=round_, appraiser=people.appraiser, shares=[(None, None)])
    assert Event.objects.filter(action=Action.APPRAISERS_ASSIGNED).count() == 1
    assert Assignment.objects.count() == 1  # null columns are no matter of the unique constraint


@pytest.mark.parametrize(
    ("pairs", "kept"),
    [
        ([(None, None), (1, 2), (None, 2), (1, None)], [(None, None)]),
        ([(1, None), (1, 2), (3, 2)], [(1, None), (3, 2)]),
        ([(None, 2), (1, 2), (1, 4)], [(None, 2), (1, 4)]),
        ([], []),
    ],
)
def test_a_share_inside_a_wider_one_is_dropped(pairs, kept):
    assert simplest(pairs) == frozenset(kept)


@pytest.mark.parametrize("person", ["appraiser", "official", "leader", "stranger", "disabled"])
def test_only_the_office_shares_out(round_, people, person):
    with pytest.raises(NotAllowedError):
        assign(actor=getattr(people, person), round_=round_, appraiser=people.appraiser, shares=[(None, None)])
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("person", ["official", "office", "stranger", "disabled"])
def test_only_appraisers_of_the_authority_get_shares(round_, people, person):
    with pytest.raises(RefusedError, match="vai trò người thẩm định"):
        assign(actor=people.office, round_=round_, appraiser=getattr(people, person), shares=[(None, None)])


def test_units_and_domains_of_other_rounds_are_refused(round_, people):
    other = make_round([people.commune], year=2022, authority=people.authority, criteria_set=make_set(code="bo-2"))
    for pair in ((other.members.get().pk, None), (None, domain(other))):
        with pytest.raises(RefusedError, match="không thuộc"):
            assign(actor=people.office, round_=round_, appraiser=people.appraiser, shares=[pair])


def test_what_somebody_else_changed_is_not_overwritten(round_, people):
    seen = shares_digest(shares_by_appraiser(round_))
    assign(actor=None, round_=round_, appraiser=people.appraiser, shares=[(None, None)])
    with pytest.raises(RefusedError, match="người khác sửa"):
        assign_all(actor=people.office, round_=round_, shares={people.appraiser.pk: []}, seen=seen)
    assert Assignment.objects.exists()


def test_a_published_round_is_locked(round_, people):
    record_all(round_)
    publish(actor=None, round_=round_)
    with pytest.raises(RefusedError, match="công bố"):
        assign(actor=people.office, round_=round_, appraiser=people.appraiser, shares=[(None, None)])


def test_what_nobody_appraises(round_, people):
    second = make_person("tham-dinh-2", people.authority, Role.APPRAISER)
    places, domains = [place(round_).pk, place(round_, "xa-2").pk], [domain(round_, 1), domain(round_, 2)]
    assert uncovered(active_shares(round_), places, domains) == dict.fromkeys(domains, places)
    assign(actor=None, round_=round_, appraiser=people.appraiser, shares=[(None, domains[0])])
    assign(actor=None, round_=round_, appraiser=second, shares=[(places[0], None)])
    assert uncovered(active_shares(round_), places, domains) == {domains[1]: [places[1]]}
    second.is_active = False
    second.save()
    assert uncovered(active_shares(round_), places, domains) == {domains[1]: places}
