"""Progress counted from what is in the database."""

import pytest
from django.utils import timezone

from scoring.marks import mark_from_text
from scoring.models import Assignment, Criterion, Domain, Evidence, Explanation, Layer, RoundUnit, Submission
from scoring.rules.progress import Counts, Progress
from scoring.selectors.appraisers import appraisers_of, progress_by_appraiser
from scoring.selectors.progress import progress_of_round
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round, make_set, record_all
from tests.people import make_person
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

# Domain 1 has criteria 1.1 and 1.2, domain 2 has 2.1.


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


@pytest.fixture
def own(people, round_):
    return RoundUnit.objects.get(round=round_, unit=people.commune)


def record(round_, place, layer=Layer.SELF, *, marks):
    cells = [Cell(place.pk, code, mark_from_text(text)) for code, text in marks.items()]
    record_scores(actor=None, round_=round_, cells=cells, layer=layer)


def leaf(round_, code):
    return Criterion.objects.get(criteria_set=round_.criteria_set, code=code)


def domain(round_, number):
    return Domain.objects.get(criteria_set=round_.criteria_set, number=number)


def progress(round_, own):
    return next(each for each in progress_of_round(round_).places if each.place == own)


def test_marks_are_counted_by_layer_and_domain(round_, own):
    record(round_, own, marks={"1.1": "30", "1.2": "0", "2.1": ""})
    record(round_, own, Layer.FIRST, marks={"1.1": "20"})
    record(round_, own, Layer.FINAL, marks={"2.1": "50"})
    found = progress(round_, own)
    assert found.domains[domain(round_, 1).pk] == Counts(appraisal=2, self_marks=2, first_marks=1)
    assert found.domains[domain(round_, 2).pk] == Counts(appraisal=1, final_marks=1)
    assert found.total == Counts(appraisal=3, self_marks=2, first_marks=1, final_marks=1)


def test_not_applicable_counts_as_entered(people):
    round_ = make_round([people.commune], authority=people.authority, criteria_set=make_set(na_policy="exclude"))
    place = round_.members.first()
    record(round_, place, marks={"1.1": "na"})
    assert progress(round_, place).total.self_marks == 1


def test_survey_criteria_are_the_office_s(people):
    criteria_set = make_set()
    Criterion.objects.filter(criteria_set=criteria_set, code="2.1").update(method="survey")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    place = round_.members.first()
    record(round_, place, Layer.FINAL, marks={"2.1": "50"})
    assert progress(round_, place).total == Counts(appraisal=2, survey=1, survey_marks=1)
    round_.survey_held = False
    round_.save()
    assert progress(round_, place).total == Counts(appraisal=2)


def test_the_way_of_a_unit_through_the_states(people, round_, own):
    assert progress(round_, own).state is Progress.NOT_STARTED
    record(round_, own, marks={"1.1": "30"})
    assert progress(round_, own).state is Progress.ENTERING
    Criterion.objects.filter(pk=leaf(round_, "1.1").pk).update(requires_evidence=True)
    record(round_, own, marks={"1.2": "20", "2.1": "50"})
    assert progress(round_, own).state is Progress.LACKING_EVIDENCE
    Evidence.objects.create(round_unit=own, criterion=leaf(round_, "1.1"), title="Kế hoạch")
    assert progress(round_, own).state is Progress.ENTERING
    submission = Submission.objects.create(round_unit=own, submitted_by=people.official)
    assert progress(round_, own).state is Progress.HANDED_IN
    submission.returned_at = timezone.now()
    submission.save()
    assert progress(round_, own).is_returned
    assert progress(round_, own).state is Progress.ENTERING
    Submission.objects.create(round_unit=own, submitted_by=people.official)
    record(round_, own, Layer.FIRST, marks={"1.1": "20"})
    assert progress(round_, own).state is Progress.APPRAISING
    asked = Explanation.objects.create(round_unit=own, criterion=leaf(round_, "1.1"), question="Vì sao?")
    assert progress(round_, own).state is Progress.EXPLAINING
    asked.answered_at = timezone.now()
    asked.save()
    assert progress(round_, own).total.answered == 1
    assert progress(round_, own).state is Progress.APPRAISING
    record(round_, own, Layer.FINAL, marks={"1.1": "20", "1.2": "20", "2.1": "50"})
    assert progress(round_, own).state is Progress.APPRAISING
    asked.decided_at = timezone.now()
    asked.save()
    assert progress(round_, own).state is Progress.DONE


def test_units_asked_for_alone(people, round_, own):
    record_all(round_)
    found = progress_of_round(round_, units={people.commune.pk})
    assert [each.place for each in found.places] == [own]
    assert found.total.final_marks == 3


def test_other_rounds_are_left_out(people, round_, own):
    other = make_round([people.commune], year=2019, authority=people.authority, criteria_set=round_.criteria_set)
    record_all(other)
    assert progress(round_, own).total == Counts(appraisal=3)


def test_by_appraiser_and_what_nobody_was_given(people, round_, own):
    second = make_person("tham-dinh-2", people.authority, Role.APPRAISER)
    Assignment.objects.create(round=round_, appraiser=people.appraiser, domain=domain(round_, 1))
    Assignment.objects.create(round=round_, appraiser=second, domain=domain(round_, 2), place=own)
    Submission.objects.create(round_unit=own, submitted_by=people.official)
    record(round_, own, Layer.FIRST, marks={"1.1": "20", "2.1": "50"})
    first, other, nobody = progress_by_appraiser(round_, progress_of_round(round_))
    assert (first.appraiser, first.units, first.handed_in) == (people.appraiser, 2, 1)
    assert first.counts == Counts(appraisal=4, first_marks=1)
    assert (other.appraiser, other.units, other.counts) == (second, 1, Counts(appraisal=1, first_marks=1))
    assert (nobody.appraiser, nobody.units, nobody.counts) == (None, 1, Counts(appraisal=1))


def test_a_share_of_everything_leaves_nothing(people, round_):
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    (row,) = progress_by_appraiser(round_, progress_of_round(round_))
    assert row.counts == Counts(appraisal=6)


def test_who_lost_the_role_appraises_nothing(people, round_):
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    Membership.objects.filter(user=people.appraiser).delete()
    assert appraisers_of(round_) == []
    (nobody,) = progress_by_appraiser(round_, progress_of_round(round_))
    assert nobody.appraiser is None
