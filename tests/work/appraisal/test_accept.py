"""Accepting scores: one, the rest, and the first appraisal as the final one."""

import pytest

from scoring.models import Action, Event, Layer, Score, ScoreChange
from scoring.selectors.appraisal.waiting import digest, waiting_scores
from scoring.services.appraisal import Acceptance, accept, accept_rest, carry_over
from scoring.services.errors import CellsRefusedError, ConflictError, NotAllowedError, RefusedError
from scoring.services.explanations import ask
from scoring.services.log import is_intact
from tests.work.appraising import SELF_SCORES, appraised_round, criterion, domain, marks, place, share, stages, write

pytestmark = pytest.mark.django_db


def one(round_, code="1.1", unit="xa-1", **versions):
    return [Acceptance(place(round_, unit).pk, code, **versions)]


def test_the_self_score_becomes_the_first_appraisal_with_its_facts(round_, people):
    share(round_, people.appraiser, number=1)
    Score.objects.filter(round_unit__unit__code="xa-1", criterion__code="1.1").update(
        facts={"value": "1"}, note="Của xã"
    )
    assert accept(actor=people.appraiser, round_=round_, cells=one(round_), layer=Layer.FIRST) == 1
    row = Score.objects.get(layer=Layer.FIRST)
    assert (row.points, row.facts, row.note, row.updated_by) == (28, {"value": "1"}, "", people.appraiser)
    event = Event.objects.first()
    assert (event.action, event.actor, event.place, event.criterion.code) == (
        Action.SCORES_ACCEPTED,
        people.appraiser,
        place(round_),
        "1.1",
    )
    assert is_intact(event)


def test_the_first_appraisal_becomes_the_final_one_with_its_reason(round_, people):
    write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
    accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.FINAL)
    row = Score.objects.get(layer=Layer.FINAL)
    assert (row.points, row.note) == (25, "Lý do.")


def test_without_a_first_appraisal_the_self_score_becomes_the_final_one(round_, people):
    accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.FINAL)
    assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "28"}}


@pytest.mark.parametrize("person", ["official", "other_official", "leader", "stranger", "disabled"])
def test_others_accept_nothing(round_, people, person):
    for act in (
        lambda who: accept(actor=who, round_=round_, cells=one(round_), layer=Layer.FIRST),
        lambda who: accept_rest(actor=who, round_=round_, layer=Layer.FIRST),
        lambda who: carry_over(actor=who, round_=round_),
    ):
        with pytest.raises(NotAllowedError):
            act(getattr(people, person))


def test_an_appraiser_accepts_within_the_share_only(round_, people):
    with pytest.raises(NotAllowedError):
        accept(actor=people.appraiser, round_=round_, cells=one(round_), layer=Layer.FIRST)
    share(round_, people.appraiser, unit="xa-2", number=1)
    for code, unit in (("1.1", "xa-1"), ("2.1", "xa-2")):
        with pytest.raises(NotAllowedError):
            accept(actor=people.appraiser, round_=round_, cells=one(round_, code, unit), layer=Layer.FIRST)
    assert accept(actor=people.appraiser, round_=round_, cells=one(round_, unit="xa-2"), layer=Layer.FIRST) == 1


def test_what_changed_since_it_was_seen_is_a_conflict(round_, people):
    seen = one(round_, source_version=1, target_version=0)
    write(round_, Layer.SELF, {"xa-1": {"1.1": "29"}})
    with pytest.raises(ConflictError, match=r"1\.1"):
        accept(actor=people.office, round_=round_, cells=seen, layer=Layer.FIRST)
    assert not Score.objects.filter(layer=Layer.FIRST).exists()


def test_what_was_appraised_already_is_not_accepted_again(round_, people):
    accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.FIRST)
    with pytest.raises(CellsRefusedError, match="đã thẩm định rồi"):
        accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.FIRST)


def test_a_criterion_nobody_scored_cannot_be_accepted(round_, people):
    with pytest.raises(CellsRefusedError, match=r"1\.2"):
        accept(actor=people.office, round_=round_, cells=one(round_, "1.2", "xa-2"), layer=Layer.FIRST)


def test_all_or_nothing(round_, people):
    cells = [*one(round_), *one(round_, "1.2", "xa-2")]
    with pytest.raises(CellsRefusedError):
        accept(actor=people.office, round_=round_, cells=cells, layer=Layer.FIRST)
    assert not Score.objects.filter(layer=Layer.FIRST).exists()


def test_an_open_explanation_is_decided_first(round_, people):
    ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Vì sao?")
    with pytest.raises(CellsRefusedError, match="kết luận giải trình"):
        accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.FIRST)


def test_a_closed_stage_accepts_nothing(round_, people):
    stages(round_, first_appraisal="closed", final_appraisal="upcoming")
    for layer in (Layer.FIRST, Layer.FINAL):
        with pytest.raises(CellsRefusedError, match=r"[Gg]iai đoạn"):
            accept(actor=people.office, round_=round_, cells=one(round_), layer=layer)


def test_nothing_is_accepted_into_the_self_score(round_, people):
    with pytest.raises(RefusedError):
        accept(actor=people.office, round_=round_, cells=one(round_), layer=Layer.SELF)


def test_survey_criteria_are_not_accepted(people):
    round_ = appraised_round(people)
    round_.criteria_set.criteria.filter(code="1.2").update(method="survey")
    with pytest.raises(CellsRefusedError):
        accept(actor=people.office, round_=round_, cells=one(round_, "1.2"), layer=Layer.FINAL)
    assert accept_rest(actor=people.office, round_=round_, layer=Layer.FINAL) == 4


class TestTheRest:
    def test_of_a_unit_is_one_event(self, round_, people):
        ask(actor=people.office, place=place(round_), criterion=criterion(round_, "2.1"), question="Vì sao?")
        before = Event.objects.count()
        assert accept_rest(actor=people.office, round_=round_, layer=Layer.FIRST, place=place(round_).pk) == 2
        assert Event.objects.count() == before + 1
        assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "28", "1.2": "20"}}

    def test_of_a_domain(self, round_, people):
        assert accept_rest(actor=people.office, round_=round_, layer=Layer.FIRST, domain=domain(round_, 2)) == 2
        assert marks(round_, Layer.FIRST) == {"xa-1": {"2.1": "45"}, "xa-2": {"2.1": "40"}}

    def test_keeps_to_the_share(self, round_, people):
        share(round_, people.appraiser, unit="xa-2")
        assert accept_rest(actor=people.appraiser, round_=round_, layer=Layer.FIRST) == 2
        assert marks(round_, Layer.FIRST) == {"xa-2": SELF_SCORES["xa-2"]}

    def test_refuses_what_was_not_seen(self, round_, people):
        seen = digest(waiting_scores(round_, Layer.FIRST))
        write(round_, Layer.SELF, {"xa-2": {"1.2": "20"}})
        with pytest.raises(RefusedError, match="vừa thay đổi"):
            accept_rest(actor=people.office, round_=round_, layer=Layer.FIRST, seen=seen)
        assert not Score.objects.filter(layer=Layer.FIRST).exists()

    def test_what_is_appraised_stays(self, round_, people):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "5"}})
        accept_rest(actor=people.office, round_=round_, layer=Layer.FIRST)
        assert marks(round_, Layer.FIRST)["xa-1"]["1.1"] == "5"


class TestCarryOver:
    def test_fills_what_is_empty(self, round_, people):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25", "1.2": "10"}, "xa-2": {"1.1": "30"}})
        write(round_, Layer.FINAL, {"xa-1": {"1.2": "12"}})
        ask(actor=people.office, place=place(round_, "xa-2"), criterion=criterion(round_), question="Vì sao?")
        assert carry_over(actor=people.office, round_=round_) == 1
        assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "25", "1.2": "12"}}
        assert ScoreChange.objects.filter(event=Event.objects.first()).count() == 1

    def test_takes_no_self_score(self, round_, people):
        assert carry_over(actor=people.office, round_=round_) == 0

    def test_is_the_offices(self, round_, people):
        share(round_, people.appraiser)
        with pytest.raises(NotAllowedError):
            carry_over(actor=people.appraiser, round_=round_)

    def test_waits_for_the_final_appraisal(self, round_, people):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
        stages(round_, first_appraisal="open", final_appraisal="upcoming")
        assert carry_over(actor=people.office, round_=round_) == 0
