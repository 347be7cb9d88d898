"""A year of arbitrary acts by arbitrary people on arbitrary days, in which a proper year goes on now and then."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.work.stateful.base import cells
from tests.work.stateful.decisions import DecisionActs
from tests.work.stateful.model import CELLS, DAY, OFFICIALS, STAGES, START, Cell
from tests.work.stateful.scores import ScoreActs
from tests.work.stateful.sheets import SheetActs
from tests.work.stateful.talks import TalkActs


class YearMachine(ScoreActs, SheetActs, TalkActs, DecisionActs):
    """All acts, and the next act of a year as it should go, without which hardly any would come to publication."""

    @rule()
    def the_year_goes_on(self) -> None:
        if self.year.published:
            self._correct()
        elif self.year.proposed_by:
            self._approve()
        elif not all(cell in self.year.final for cell in CELLS):
            self._score()
        elif self.year.explanations:
            self._conclude()
        else:
            self._reach("approval")
            self.do_propose("office")

    @rule()
    def the_year_goes_on_again(self) -> None:
        self.the_year_goes_on()

    @rule()
    def the_year_goes_on_further(self) -> None:
        self.the_year_goes_on()
        self.the_year_goes_on()

    @rule(cell=cells, answered=st.booleans())
    def the_appraisal_goes_on(self, cell: Cell, answered: bool) -> None:
        """First appraisal, and a question to a unit; its answer comes or does not."""
        if self.year.published or self.year.proposed_by:
            return
        self._reach("explanation")
        self.do_accept("appraiser", "first", ("xa-1", "1.1"))
        self.do_ask("office", cell)
        if answered and cell in self.year.explanations:
            self.do_answer({unit: person for person, unit in OFFICIALS.items()}[cell[0]], cell)

    def _reach(self, stage: str) -> None:
        """The first day of a stage, if it has not come yet."""
        self.year.today = max(self.year.today, START + STAGES[stage][0] * DAY)

    def _score(self) -> None:
        """Each unit scores itself and hands in, as long as it may; then the office appraises."""
        waiting = [unit for unit in OFFICIALS.values() if unit not in self.year.submitted]
        if waiting and all(self.year.is_open("self_scoring", unit) for unit in waiting):
            self.do_fill("self", "10")
            for person, unit in OFFICIALS.items():
                self.do_hand_in(person, unit)
            return
        self._reach("final_appraisal")
        for unit in OFFICIALS.values():
            if not self.year.is_open("final_appraisal", unit):
                self.do_give_time("office", unit, "final_appraisal", 5)
        self.do_fill("final", "10")

    def _conclude(self) -> None:
        """Once the time to answer is over, every question can be decided."""
        self.year.today = max(self.year.today, START + (STAGES["explanation"][1] + 1) * DAY)
        for cell in sorted(self.year.explanations):
            self.do_decide("office", cell, None)

    def _approve(self) -> None:
        self.do_publish("leader", directly=False)

    def _correct(self) -> None:
        year = self.year
        if year.proposed_by:
            self._approve()
        elif not year.correcting:
            self.do_open_correction("leader")
        elif year.final == year.frozen:
            mark = "0" if year.final[CELLS[0]] != "0" else "10"
            self.do_one_mark("office", "final", CELLS[0], mark)
        elif year.explanations:
            self._conclude()
        else:
            self.do_propose("office")
