"""What waits, how far it is, and where it goes next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Layer
from scoring.selectors.appraisal.counts import Counts, Part, added, appraisal_counts
from scoring.selectors.appraisal.scope import EVERYTHING
from scoring.selectors.appraisal.sheet import appraised_rows
from scoring.selectors.appraisal.stage import chosen_layer, layer_at_work
from scoring.selectors.appraisal.waiting import next_waiting, waiting_scores, writable_only
from scoring.selectors.gate import gate_of
from scoring.selectors.structure import round_structure
from scoring.services.explanations import answer, ask
from tests.factories import make_round, make_set
from tests.work.appraising import criterion, domain, place, share, stages, write

pytestmark = pytest.mark.django_db


def counts_of(round_, layer=Layer.FIRST):
    places = round_.members.values_list("pk", flat=True)
    return appraisal_counts(round_, round_structure(round_), places, layer)


class TestCounts:
    def test_by_unit_and_domain(self, round_, people):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "20"}})
        ask(actor=None, place=place(round_), criterion=criterion(round_, "2.1"), question="?")
        row = ask(actor=None, place=place(round_, "xa-2"), criterion=criterion(round_), question="?")
        answer(actor=None, explanation=row, text="Có")
        round_.criteria_set.criteria.filter(code="2.1").update(requires_evidence=True)
        found = counts_of(round_)
        first, second = place(round_).pk, place(round_, "xa-2").pk
        assert found == {
            Part(first, domain(round_, 1)): Counts(total=2, waiting=1, done=1),
            Part(first, domain(round_, 2)): Counts(total=1, asked=1, lacking=1),
            Part(second, domain(round_, 1)): Counts(total=2, answered=1),
            Part(second, domain(round_, 2)): Counts(total=1, waiting=1, lacking=1),
        }
        assert found[Part(second, domain(round_, 1))].unscored == 1
        assert added(found.values()).total == 6

    def test_the_final_layer_waits_for_what_was_scored_or_appraised(self, round_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "20"}, "xa-2": {"1.2": "5"}})
        write(round_, Layer.FINAL, {"xa-1": {"1.2": "20"}})
        total = added(counts_of(round_, Layer.FINAL).values())
        assert (total.done, total.waiting, total.unscored) == (1, 5, 0)

    def test_agree_with_the_rows_of_a_unit(self, round_, people):
        write(round_, Layer.FIRST, {"xa-2": {"1.1": "20"}})
        ask(actor=None, place=place(round_, "xa-2"), criterion=criterion(round_, "2.1"), question="?")
        rows = appraised_rows(place(round_, "xa-2"), round_structure(round_), EVERYTHING)
        assert [row.state(Layer.FIRST) for row in rows] == ["done", "unscored", "asked"]
        assert [row.state(Layer.FINAL) for row in rows] == ["waiting", "unscored", "asked"]

    def test_survey_criteria_are_not_appraised(self, round_):
        round_.criteria_set.criteria.filter(code="2.1").update(method="survey")
        assert added(counts_of(round_).values()).total == 4

    def test_queries_do_not_grow(self):
        small = make_round(3, year=2020, criteria_set=make_set(code="nho"))
        large = make_round(30, year=2030, criteria_set=make_set({n: [5] * 4 for n in range(1, 6)}, code="lon"))
        numbers = []
        for round_ in (small, large):
            with CaptureQueriesContext(connection) as queries:
                counts_of(round_)
                waiting_scores(round_, Layer.FINAL)
            numbers.append(len(queries))
        assert numbers[0] == numbers[1]


class TestWaiting:
    def test_the_first_appraisal_goes_before_the_self_score(self, round_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "20"}})
        found = waiting_scores(round_, Layer.FINAL, places=[place(round_).pk])
        assert [(score.code, score.source, str(score.mark.points)) for score in found] == [
            ("1.1", Layer.FIRST, "20.000000"),
            ("1.2", Layer.SELF, "20.000000"),
            ("2.1", Layer.SELF, "45.000000"),
        ]

    def test_only_what_may_be_written(self, round_, people):
        share(round_, people.appraiser, unit="xa-2", number=2)
        found = writable_only(gate_of(people.appraiser, round_), Layer.FIRST, waiting_scores(round_, Layer.FIRST))
        assert [score.code for score in found] == ["2.1"]


class TestNext:
    def test_goes_through_the_units_and_round(self, round_, people):
        gate = gate_of(people.office, round_)
        seen, after = [], None
        for _step in range(5):
            unit, code = next_waiting(gate, Layer.FIRST, after)
            seen.append(f"{unit} {code}")
            after = (place(round_, unit), criterion(round_, code))
        assert seen == ["xa-1 1.1", "xa-1 1.2", "xa-1 2.1", "xa-2 1.1", "xa-2 2.1"]
        assert next_waiting(gate, Layer.FIRST, after) == ("xa-1", "1.1")

    def test_keeps_to_the_share(self, round_, people):
        gate = gate_of(people.appraiser, round_)
        assert next_waiting(gate, Layer.FIRST) is None
        share(round_, people.appraiser, number=2)
        gate = gate_of(people.appraiser, round_)
        assert next_waiting(gate, Layer.FIRST, (place(round_), criterion(round_, "2.1"))) == ("xa-2", "2.1")

    def test_leaves_out_what_is_asked_or_closed(self, round_, people):
        ask(actor=None, place=place(round_), criterion=criterion(round_), question="?")
        assert next_waiting(gate_of(people.office, round_), Layer.FIRST) == ("xa-1", "1.2")
        stages(round_, first_appraisal="closed")
        assert next_waiting(gate_of(people.office, round_), Layer.FIRST) is None


class TestLayerAtWork:
    def test_follows_the_timetable(self, round_, people):
        def at_work(**states):
            stages(round_, **states)
            return layer_at_work(gate_of(people.office, round_))

        assert layer_at_work(gate_of(people.office, round_)) == Layer.FIRST  # no timetable
        assert at_work(first_appraisal="open", final_appraisal="open") == Layer.FIRST
        assert at_work(first_appraisal="closed", final_appraisal="upcoming") == Layer.FIRST
        assert at_work(first_appraisal="closed", final_appraisal="open") == Layer.FINAL
        assert at_work(first_appraisal="closed", final_appraisal="closed") == Layer.FINAL

    def test_or_the_choice(self, round_, people):
        gate = gate_of(people.office, round_)
        assert chosen_layer(gate, "final") == Layer.FINAL
        assert chosen_layer(gate, "self") == chosen_layer(gate, "x") == Layer.FIRST
