"""Proposal, approval and correction."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from scoring.models import Proposal
from scoring.services.proposals import Minutes, approve, propose, return_proposal, withdraw
from scoring.services.publishing import drop_correction, open_correction, publish
from tests.work.stateful.base import YearBase, somebody
from tests.work.stateful.model import CELLS, LEADERS, OFFICE, START

MINUTES = Minutes("1/BB-HĐ", START)
office, leader = somebody("office", "office_and_leader"), somebody("leader", "office_and_leader")


class DecisionActs(YearBase):
    """What office and leader do with the round as a whole."""

    @rule(person=office)
    def propose(self, person: str) -> None:
        self.do_propose(person)

    def do_propose(self, person: str) -> None:
        allowed = self.year.may_propose(person)
        if self.tried(lambda: propose(actor=self.people[person], round_=self.round_, minutes=MINUTES), allowed=allowed):
            self.year.proposed_by = person
        else:
            assert not allowed

    @precondition(lambda self: self.year.proposed_by)
    @rule(person=office | leader, back=st.sampled_from(["withdraw", "return"]))
    def take_back(self, person: str, back: str) -> None:
        actor, proposal = self.people[person], Proposal.objects.get(closed_at=None)
        if back == "withdraw":
            done = self.tried(lambda: withdraw(actor=actor, proposal=proposal), allowed=person in OFFICE)
        else:
            done = self.tried(
                lambda: return_proposal(actor=actor, proposal=proposal, reason=self.text()), allowed=person in LEADERS
            )
        if done:
            self.year.proposed_by = ""

    @rule(person=leader, directly=st.booleans())
    def publish(self, person: str, directly: bool) -> None:  # drawn by Hypothesis
        self.do_publish(person, directly=directly)

    def do_publish(self, person: str, *, directly: bool) -> None:
        year, actor = self.year, self.people[person]
        proposal = Proposal.objects.order_by("-pk").first()
        if proposal is None:
            return
        allowed = person in LEADERS and bool(year.proposed_by) and person != year.proposed_by
        act = (
            (lambda: publish(actor=actor, round_=self.round_))
            if directly
            else (lambda: approve(actor=actor, proposal=proposal))
        )
        if self.tried(act, allowed=allowed and all(cell in year.final for cell in CELLS)):
            year.published += 1
            year.frozen, year.proposed_by, year.correcting = year.final, "", False
        else:
            assert not allowed

    @rule(person=leader)
    def open_correction(self, person: str) -> None:
        self.do_open_correction(person)

    def do_open_correction(self, person: str) -> None:
        year = self.year
        allowed = person in LEADERS and year.published > 0 and not year.correcting
        if self.tried(
            lambda: open_correction(actor=self.people[person], round_=self.round_, reason=self.text()), allowed=allowed
        ):
            year.correcting = True

    @precondition(lambda self: self.year.correcting)
    @rule(person=leader)
    def drop_correction(self, person: str) -> None:
        year = self.year
        allowed = person in LEADERS and not year.proposed_by and year.final == year.frozen
        if self.tried(lambda: drop_correction(actor=self.people[person], round_=self.round_), allowed=allowed):
            year.correcting = False
