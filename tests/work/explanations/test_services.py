"""Ask, answer, decide: by whom, when, and with which points."""

from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils import timezone

from scoring.models import Action, Event, Explanation, Layer, Proposal, Score
from scoring.rules.marks import MISSING, Mark
from scoring.services.errors import CellsRefusedError, ConflictError, NotAllowedError, RefusedError
from scoring.services.explanations import Points, answer, ask, decide
from scoring.services.log import is_intact
from scoring.services.publishing import open_correction, publish
from scoring.services.scores import Cell
from tests.factories import record_all
from tests.work.appraising import criterion, marks, place, share, stages, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(round_, people):
    return ask(actor=people.office, place=place(round_), criterion=criterion(round_), question=" Vì sao 28 điểm? ")


def points(round_, value="20", layer=Layer.FINAL, based_on=None, code="1.1"):
    return Points(layer, Cell(place(round_).pk, code, Mark(Decimal(value)), based_on=based_on, note="Thiếu kế hoạch."))


def test_the_whole_way(round_, people, asked):
    answer(actor=people.official, explanation=asked, text="Đã có kế hoạch.")
    decide(actor=people.office, explanation=asked, decision="Thiếu kế hoạch.", points=points(round_))
    row = Explanation.objects.get()
    assert (row.question, row.asked_by, row.answer, row.answered_by) == (
        "Vì sao 28 điểm?",
        people.office,
        "Đã có kế hoạch.",
        people.official,
    )
    assert (row.decision, row.decided_by) == ("Thiếu kế hoạch.", people.office)
    assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "20"}}
    assert Score.objects.get(layer=Layer.FINAL).note == "Thiếu kế hoạch."
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))[-4:]
    assert actions == [
        Action.EXPLANATION_ASKED,
        Action.EXPLANATION_ANSWERED,
        Action.SCORES_RECORDED,
        Action.EXPLANATION_DECIDED,
    ]
    assert all(is_intact(event) and event.place == place(round_) for event in Event.objects.all()[:4])


@pytest.mark.parametrize("person", ["official", "other_official", "leader", "stranger", "appraiser"])
def test_only_office_and_assigned_appraiser_ask_and_decide(round_, people, asked, person):
    share(round_, people.appraiser, number=2)
    with pytest.raises(NotAllowedError):
        ask(actor=getattr(people, person), place=place(round_), criterion=criterion(round_, "1.2"), question="?")
    with pytest.raises(NotAllowedError):
        decide(actor=getattr(people, person), explanation=asked, decision="Xong")


def test_the_assigned_appraiser_asks_and_decides(round_, people):
    share(round_, people.appraiser, number=1)
    row = ask(actor=people.appraiser, place=place(round_), criterion=criterion(round_), question="Vì sao?")
    decide(actor=people.appraiser, explanation=row, decision="Giữ nguyên")


@pytest.mark.parametrize("person", ["other_official", "office", "appraiser", "leader", "stranger"])
def test_only_officials_of_the_unit_answer(people, asked, person):
    with pytest.raises(NotAllowedError):
        answer(actor=getattr(people, person), explanation=asked, text="Đã có")


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 5001])
def test_texts_are_needed_and_bounded(round_, people, asked, text):
    with pytest.raises(RefusedError):
        ask(actor=people.office, place=place(round_), criterion=criterion(round_, "1.2"), question=text)
    with pytest.raises(RefusedError):
        answer(actor=people.official, explanation=asked, text=text)
    with pytest.raises(RefusedError):
        decide(actor=people.office, explanation=asked, decision=text)


def test_one_open_explanation_in_a_cell(round_, people, asked):
    with pytest.raises(RefusedError, match="chưa kết luận"):
        ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Lần nữa?")
    decide(actor=people.office, explanation=asked, decision="Giữ nguyên")
    ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Lần nữa?")
    with pytest.raises(IntegrityError):
        Explanation.objects.create(round_unit=place(round_), criterion=criterion(round_), question="?")


def test_an_answer_is_given_once(people, asked):
    answer(actor=people.official, explanation=asked, text="Đã có")
    with pytest.raises(RefusedError, match="đã được giải trình"):
        answer(actor=people.official, explanation=asked, text="Khác")
    assert Explanation.objects.get().answer == "Đã có"


def test_a_decision_is_final(people, asked):
    decide(actor=people.office, explanation=asked, decision="Giữ nguyên")
    for act in (
        lambda: decide(actor=people.office, explanation=asked, decision="Khác"),
        lambda: answer(actor=people.official, explanation=asked, text="Muộn"),
    ):
        with pytest.raises(RefusedError, match="đã được kết luận"):
            act()


def test_survey_criteria_are_not_explained(round_, people):
    round_.criteria_set.criteria.filter(code="1.2").update(method="survey")
    with pytest.raises(RefusedError):
        ask(actor=people.office, place=place(round_), criterion=criterion(round_, "1.2"), question="?")


class TestStages:
    def test_asking_belongs_to_the_first_appraisal_and_the_explanation(self, round_, people):
        stages(round_, first_appraisal="closed", explanation="closed", final_appraisal="open")
        with pytest.raises(RefusedError, match="hết hạn"):
            ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="?")
        for name in ("first_appraisal", "explanation"):
            stages(round_, **{name: "open"})
            row = ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="?")
            Explanation.objects.filter(pk=row.pk).delete()

    def test_the_unit_answers_while_the_explanation_is_open(self, round_, people, asked):
        for state in ("upcoming", "closed"):
            stages(round_, first_appraisal="open", explanation=state)
            with pytest.raises(RefusedError, match=r"giải trình|Giải trình"):
                answer(actor=people.official, explanation=asked, text="Đã có")
        stages(round_, explanation="open")
        answer(actor=people.official, explanation=asked, text="Đã có")

    def test_without_an_answer_the_decision_waits_for_the_end_of_the_units_time(self, round_, people, asked):
        for state in ("upcoming", "open"):
            stages(round_, first_appraisal="open", explanation=state)
            with pytest.raises(RefusedError, match="còn thời hạn"):
                decide(actor=people.office, explanation=asked, decision="Không trả lời")
        stages(round_, explanation="closed", final_appraisal="open")
        decide(actor=people.office, explanation=asked, decision="Không trả lời")

    def test_points_go_where_the_stage_is_open(self, round_, people, asked):
        stages(round_, first_appraisal="open", explanation="closed")
        with pytest.raises(CellsRefusedError):
            decide(actor=people.office, explanation=asked, decision="Giảm", points=points(round_))
        assert Explanation.objects.get().decided_at is None
        decide(actor=people.office, explanation=asked, decision="Giảm", points=points(round_, layer=Layer.FIRST))
        assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "20"}}


class TestPoints:
    def test_a_stale_decision_writes_nothing(self, round_, people, asked):
        write(round_, Layer.FINAL, {"xa-1": {"1.1": "11"}})
        with pytest.raises(ConflictError):
            decide(actor=people.office, explanation=asked, decision="Giảm", points=points(round_, based_on=0))
        assert Explanation.objects.get().decided_at is None

    def test_only_of_the_criterion_in_question(self, round_, people, asked):
        with pytest.raises(RefusedError):
            decide(actor=people.office, explanation=asked, decision="Giảm", points=points(round_, "5", code="1.2"))

    def test_never_empty_and_never_the_units_own(self, round_, people, asked):
        nothing = Points(Layer.FINAL, Cell(place(round_).pk, "1.1", MISSING))
        for wrong in (nothing, points(round_, layer=Layer.SELF)):
            with pytest.raises(RefusedError):
                decide(actor=people.office, explanation=asked, decision="Giảm", points=wrong)

    def test_out_of_bounds_is_refused_by_name(self, round_, people, asked):
        with pytest.raises(CellsRefusedError, match=r"1\.1"):
            decide(actor=people.office, explanation=asked, decision="Tăng", points=points(round_, "31"))


def test_a_published_round_is_locked_in_a_correction_too(round_, people):
    record_all(round_)
    publish(actor=None, round_=round_)
    for correcting in (False, True):
        with pytest.raises(RefusedError, match="công bố"):
            ask(actor=people.office, place=place(round_), criterion=criterion(round_, "1.2"), question="?")
        if not correcting:
            open_correction(actor=people.leader, round_=round_, reason="Sai số")


def test_a_proposed_round_is_locked(round_, people, asked):
    Proposal.objects.create(
        round=round_, minutes_number="1/BB", minutes_date=timezone.localdate(), content_sha256="0" * 64
    )
    for act in (
        lambda: answer(actor=people.official, explanation=asked, text="Đã có"),
        lambda: decide(actor=people.office, explanation=asked, decision="Xong"),
    ):
        with pytest.raises(RefusedError, match="trình phê duyệt"):
            act()
