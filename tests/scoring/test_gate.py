"""The gate: who may write which score when."""

import datetime
from decimal import Decimal

import pytest

from scoring.models import (
    Assignment,
    Criterion,
    Layer,
    Proposal,
    RoundUnit,
    Score,
    StageExtension,
    StageWindow,
    Submission,
)
from scoring.rules.marks import Mark
from scoring.rules.stages import Stage
from scoring.selectors.gate import Why, ask_of, gate_of
from scoring.services.errors import CellsRefusedError, NotAllowedError, RefusedError
from scoring.services.publishing import open_correction, publish
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round, make_set, record_all
from tests.people import make_person
from units.models import Role

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 1)
OPEN = {
    Layer.SELF: Stage.SELF_SCORING,
    Layer.FIRST: Stage.FIRST_APPRAISAL,
    Layer.FINAL: Stage.FINAL_APPRAISAL,
}


def window(round_, stage, opens=DAY, closes=DAY):
    return StageWindow.objects.create(round=round_, stage=stage.value, opens_on=opens, closes_on=closes)


@pytest.fixture
def round_(people):
    """Two communes; criterion 1.1 is appraised, 2.1 comes from the survey."""
    round_ = make_round(
        [people.commune, people.other_commune], criteria_set=make_set({1: [50], 2: [50]}), authority=people.authority
    )
    Criterion.objects.filter(code="2.1").update(method="survey")
    return round_


@pytest.fixture
def ask(round_, people):
    """A question about a commune's score, by criterion code."""

    def make(code="1.1", commune=None):
        place = RoundUnit.objects.get(round=round_, unit=commune or people.commune)
        criterion = Criterion.objects.get(code=code)
        return ask_of(place, criterion.domain_id, criterion.method)

    return make


def why(person, round_, layer, question, day=DAY):
    refusal = gate_of(person, round_, today=day).refusal(layer, question)
    return refusal and refusal.why


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("layer", list(Layer))
def test_each_layer_is_written_in_its_stage_only(round_, people, ask, layer, stage):
    window(round_, stage)
    person = people.official if layer == Layer.SELF else people.office
    assert why(person, round_, layer, ask()) == (None if stage is OPEN[layer] else Why.STAGE)
    assert why(None, round_, layer, ask()) == (None if stage is OPEN[layer] else Why.STAGE)


@pytest.mark.parametrize(
    ("who", "layer", "code", "allowed"),
    [
        ("official", Layer.SELF, "1.1", True),
        ("other_official", Layer.SELF, "1.1", False),
        ("office", Layer.SELF, "1.1", False),
        ("appraiser", Layer.SELF, "1.1", False),
        ("official", Layer.FIRST, "1.1", False),
        ("official", Layer.FINAL, "1.1", False),
        ("office", Layer.FIRST, "1.1", True),
        ("office", Layer.FINAL, "1.1", True),
        ("appraiser", Layer.FIRST, "1.1", True),
        ("appraiser", Layer.FINAL, "1.1", True),
        ("appraiser", Layer.FINAL, "2.1", False),
        ("office", Layer.FINAL, "2.1", True),
        ("official", Layer.SELF, "2.1", False),
        ("leader", Layer.FINAL, "1.1", False),
        ("stranger", Layer.FINAL, "1.1", False),
        ("disabled", Layer.FINAL, "1.1", False),
    ],
)
def test_who_writes_what(round_, people, ask, who, layer, code, allowed):
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    assert why(getattr(people, who), round_, layer, ask(code)) == (None if allowed else Why.ROLE)


@pytest.mark.parametrize(
    ("domain", "place", "allowed"),
    [(None, None, True), ("1", None, True), ("2", None, False), (None, "own", True), (None, "other", False)],
)
def test_an_appraiser_writes_their_share(round_, people, ask, domain, place, allowed):
    units = {"own": people.commune, "other": people.other_commune}
    Assignment.objects.create(
        round=round_,
        appraiser=people.appraiser,
        domain=round_.criteria_set.domains.get(number=domain) if domain else None,
        place=round_.members.get(unit=units[place]) if place else None,
    )
    assert why(people.appraiser, round_, Layer.FIRST, ask()) == (None if allowed else Why.ROLE)


def test_a_share_ends_with_the_role(round_, people, ask):
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    people.appraiser.memberships.all().delete()
    assert why(people.appraiser, round_, Layer.FIRST, ask()) == Why.ROLE


def test_more_time_for_one_unit(round_, people, ask):
    window(round_, Stage.SELF_SCORING)
    later = DAY + datetime.timedelta(days=5)
    StageExtension.objects.create(
        round=round_,
        place=round_.members.get(unit=people.commune),
        stage=Stage.SELF_SCORING.value,
        since=later,
        until=later,
        reason="Mất điện",
    )
    assert why(people.official, round_, Layer.SELF, ask(), later) is None
    assert why(people.other_official, round_, Layer.SELF, ask(commune=people.other_commune), later) == Why.STAGE


def test_a_sheet_handed_in_stands_still_for_its_unit(round_, people, ask):
    Submission.objects.create(round_unit=round_.members.get(unit=people.commune))
    assert why(people.official, round_, Layer.SELF, ask()) == Why.SUBMITTED
    assert why(people.office, round_, Layer.FIRST, ask()) is None


def test_a_proposed_round_stands_still(round_, people, ask):
    Proposal.objects.create(round=round_, minutes_number="01/BB", minutes_date=DAY)
    assert why(people.office, round_, Layer.FINAL, ask()) == Why.LOCKED
    assert why(None, round_, Layer.FINAL, ask()) == Why.LOCKED


def test_a_correction_opens_the_final_scores_to_the_office_whatever_the_day(round_, people, ask):
    record_all(round_)
    publish(actor=None, round_=round_)
    window(round_, Stage.FINAL_APPRAISAL, closes=DAY)
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    late = DAY + datetime.timedelta(days=400)
    assert why(people.office, round_, Layer.FINAL, ask(), late) == Why.LOCKED
    corrected = open_correction(actor=None, round_=round_, reason="Cộng sai")
    assert why(people.office, corrected, Layer.FINAL, ask(), late) is None
    assert why(people.appraiser, corrected, Layer.FINAL, ask(), late) == Why.ROLE
    assert why(people.official, corrected, Layer.SELF, ask(), late) == Why.LOCKED


def cell(round_, people, points="5", **more):
    return Cell(round_.members.get(unit=people.commune).pk, "1.1", Mark(Decimal(points)), **more)


def test_recording_asks_the_gate(round_, people):
    window(round_, Stage.PREPARATION, opens=None, closes=None)
    with pytest.raises(CellsRefusedError, match="Tự chấm điểm"):
        record_scores(actor=people.official, round_=round_, cells=[cell(round_, people)], layer=Layer.SELF)
    with pytest.raises(CellsRefusedError, match="Thẩm định lần 2"):
        record_scores(actor=None, round_=round_, cells=[cell(round_, people)])
    with pytest.raises(NotAllowedError):
        record_scores(actor=people.other_official, round_=round_, cells=[cell(round_, people)], layer=Layer.SELF)
    Proposal.objects.create(round=round_, minutes_number="01/BB", minutes_date=DAY)
    with pytest.raises(RefusedError, match="trình phê duyệt"):
        record_scores(actor=people.office, round_=round_, cells=[cell(round_, people)])
    assert not Score.objects.exists()


def test_notes_and_facts_are_kept_with_who_and_when(round_, people):
    facts = {"total": "48", "done": "45"}
    first = cell(round_, people, note="Kèm 3 kế hoạch", facts=facts)
    assert record_scores(actor=people.official, round_=round_, cells=[first], layer=Layer.SELF) == 1
    assert record_scores(actor=people.official, round_=round_, cells=[first], layer=Layer.SELF) == 0
    colleague = make_person("can-bo-b", people.commune, Role.OFFICIAL)
    record_scores(actor=colleague, round_=round_, cells=[cell(round_, people, points="4")], layer=Layer.SELF)
    row = Score.objects.get()
    assert (row.note, row.noted_by, row.updated_by, row.facts) == (
        "Kèm 3 kế hoạch",
        people.official,
        colleague,
        None,
    )


def test_the_gate_costs_the_same_for_any_number_of_units(people, django_assert_num_queries):
    for year, units in ((2030, 2), (2031, 40)):
        round_ = make_round(units, year=year, authority=people.authority, criteria_set=make_set(code=f"b{year}"))
        person = type(people.office).objects.get(pk=people.office.pk)
        with django_assert_num_queries(6):
            gate_of(person, round_)
