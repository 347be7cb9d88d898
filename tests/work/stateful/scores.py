"""Marks of all layers, and time that passes."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from scoring.models import Layer
from scoring.rules.marks import Mark
from scoring.services.appraisal import Acceptance, accept
from scoring.services.scores import Cell, record_scores
from tests.work.stateful.base import YearBase, cells, marks, somebody
from tests.work.stateful.model import CELLS, DAY, OFFICIALS

layers = st.sampled_from(["self", "first", "final"])
who = somebody("official", "other_official", "office", "appraiser")


class ScoreActs(YearBase):
    """Writing and accepting marks."""

    @rule(days=st.integers(1, 4))
    def time_passes(self, days: int) -> None:
        self.year.today += days * DAY

    @rule(person=who, layer=layers, cell=cells, mark=marks)
    def one_mark(self, person: str, layer: str, cell: tuple[str, str], mark: str) -> None:
        self.do_one_mark(person, layer, cell, mark)

    def do_one_mark(self, person: str, layer: str, cell: tuple[str, str], mark: str) -> None:
        is_new = self.year.marks.get((layer, cell)) != mark
        allowed = self.year.may_write(person, layer, cell)
        if self.tried(lambda: self._record(person, layer, [cell], mark), allowed=allowed, events=int(is_new)):
            self.year.write(layer, cell, mark)

    @rule(layer=layers, mark=marks)
    def everybody_fills_in(self, layer: str, mark: str) -> None:
        self.do_fill(layer, mark)

    def do_fill(self, layer: str, mark: str) -> None:
        """Each who is to write a layer fills in all of it."""
        for person in OFFICIALS if layer == "self" else ["office"]:
            own = [cell for cell in CELLS if layer != "self" or cell[0] == OFFICIALS[person]]
            allowed = all(self.year.may_write(person, layer, cell) for cell in own)
            new = any(self.year.marks.get((layer, cell)) != mark for cell in own)
            if self.tried(lambda: self._record(person, layer, own, mark), allowed=allowed, events=int(new)):  # noqa: B023  # called at once
                for cell in own:
                    self.year.write(layer, cell, mark)
            else:
                assert not allowed

    def _record(self, person: str, layer: str, chosen: list[tuple[str, str]], mark: str) -> None:
        given = [Cell(self.places[unit].pk, code, Mark(Decimal(mark))) for unit, code in chosen]
        record_scores(actor=self.people[person], round_=self.round_, cells=given, layer=Layer(layer))

    @rule(person=who, layer=st.sampled_from(["first", "final"]), cell=cells)
    def accept_one(self, person: str, layer: str, cell: tuple[str, str]) -> None:
        self.do_accept(person, layer, cell)

    def do_accept(self, person: str, layer: str, cell: tuple[str, str]) -> None:
        year = self.year
        source = year.marks.get(("first", cell)) if layer == "final" else None
        source = source or year.marks.get(("self", cell))
        wanted = [Acceptance(self.places[cell[0]].pk, cell[1])]
        allowed = (
            year.may_write(person, layer, cell)
            and source is not None
            and (layer, cell) not in year.marks
            and cell not in year.explanations
        )
        if self.tried(
            lambda: accept(actor=self.people[person], round_=self.round_, cells=wanted, layer=Layer(layer)),
            allowed=allowed,
        ):
            year.write(layer, cell, source or "")
