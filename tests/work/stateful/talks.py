"""Explanations asked for, given and decided."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from scoring.models import Explanation, Layer
from scoring.rules.marks import Mark
from scoring.services import explanations
from scoring.services.scores import Cell
from tests.work.stateful.base import YearBase, cells, marks, somebody
from tests.work.stateful.model import OFFICIALS

appraiser, official = somebody("office", "appraiser"), somebody(*OFFICIALS)


class TalkActs(YearBase):
    """The thread between appraiser and unit."""

    @rule(person=appraiser, cell=cells)
    def ask(self, person: str, cell: tuple[str, str]) -> None:
        self.do_ask(person, cell)

    def do_ask(self, person: str, cell: tuple[str, str]) -> None:
        year, place = self.year, self.places[cell[0]]
        criterion = self.round_.criteria_set.criteria.get(code=cell[1])
        in_time = year.is_open("first_appraisal", cell[0]) or year.is_open("explanation", cell[0])
        allowed = year.appraises(person, cell[1]) and in_time and not year.is_locked and cell not in year.explanations
        if self.tried(
            lambda: explanations.ask(actor=self.people[person], place=place, criterion=criterion, question=self.text()),
            allowed=allowed,
        ):
            year.explanations[cell] = "asked"

    @precondition(lambda self: self.year.explanations)
    @rule(person=official, data=st.data())
    def answer(self, person: str, data: st.DataObject) -> None:
        self.do_answer(person, data.draw(st.sampled_from(sorted(self.year.explanations))))

    def do_answer(self, person: str, cell: tuple[str, str]) -> None:
        year, asked = self.year, self._open(cell)
        in_time = year.is_open("explanation", cell[0]) and not year.is_locked
        allowed = OFFICIALS.get(person) == cell[0] and year.explanations[cell] == "asked" and in_time
        if self.tried(
            lambda: explanations.answer(actor=self.people[person], explanation=asked, text=self.text()),
            allowed=allowed,
        ):
            year.explanations[cell] = "answered"

    @precondition(lambda self: self.year.explanations)
    @rule(person=appraiser, data=st.data(), mark=st.none() | marks)
    def decide(self, person: str, data: st.DataObject, mark: str | None) -> None:
        self.do_decide(person, data.draw(st.sampled_from(sorted(self.year.explanations))), mark)

    def do_decide(self, person: str, cell: tuple[str, str], mark: str | None) -> None:
        year, asked = self.year, self._open(cell)
        points = None
        if mark is not None:
            given = Cell(self.places[cell[0]].pk, cell[1], Mark(Decimal(mark)), note=self.text())
            points = explanations.Points(Layer.FINAL, given)
        allowed = year.appraises(person, cell[1]) and not year.is_locked
        allowed = allowed and (mark is None or year.may_write(person, "final", cell))
        if self.tried(
            lambda: explanations.decide(
                actor=self.people[person], explanation=asked, decision=self.text(), points=points
            ),
            allowed=allowed,
            events=2 if points else 1,
        ):
            del year.explanations[cell]
            if mark is not None:
                year.write("final", cell, mark)

    def _open(self, cell: tuple[str, str]) -> Explanation:
        place = self.places[cell[0]]
        return Explanation.objects.get(round_unit=place, criterion__code=cell[1], decided_at=None)
