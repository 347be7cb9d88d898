"""Sheets handed in, checked and given back; more time."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from scoring.models import Submission
from scoring.rules.stages import Stage
from scoring.services.submissions import check, return_sheet, submit
from scoring.services.timetable import MoreTime, extend_stage
from tests.work.stateful.base import YearBase, somebody, units
from tests.work.stateful.model import DAY, OFFICE, OFFICIALS, STAGES

official, office = somebody(*OFFICIALS), somebody("office")


class SheetActs(YearBase):
    """What unit and office do with a sheet as a whole."""

    @rule(person=official, unit=units)
    def hand_in(self, person: str, unit: str) -> None:
        self.do_hand_in(person, unit)

    def do_hand_in(self, person: str, unit: str) -> None:
        allowed = self.year.may_submit(person, unit)
        if self.tried(lambda: submit(actor=self.people[person], place=self.places[unit]), allowed=allowed):
            self.year.submitted.add(unit)
        else:
            assert not allowed

    @rule(person=office, unit=units, more=st.sampled_from([0, 2]))
    def give_back(self, person: str, unit: str, more: int) -> None:
        year, submission = self.year, Submission.objects.filter(round_unit=self.places[unit]).order_by("-pk").first()
        if submission is None:
            return
        until = year.today + more * DAY if more else None
        may = person in OFFICE and unit in year.submitted and not year.is_locked and not year.published
        allowed = may and (more > 0 or year.is_open("self_scoring", unit))
        if self.tried(
            lambda: return_sheet(actor=self.people[person], submission=submission, reason=self.text(), until=until),
            allowed=allowed,
            events=2 if more else 1,
        ):
            year.submitted.discard(unit)
            if until:
                year.extensions.append(("self_scoring", unit, year.today, until))

    @rule(person=office, unit=units)
    def look_over(self, person: str, unit: str) -> None:
        submission = Submission.objects.filter(round_unit=self.places[unit]).order_by("-pk").first()
        if submission is None:
            return
        year = self.year
        allowed = person in OFFICE and unit in year.submitted and not year.is_locked and not year.published
        allowed = allowed and submission.checked_at is None
        self.tried(lambda: check(actor=self.people[person], submission=submission), allowed=allowed)

    @rule(person=office, unit=units, stage=st.sampled_from(list(STAGES)), days=st.integers(1, 12))
    def give_time(self, person: str, unit: str, stage: str, days: int) -> None:
        self.do_give_time(person, unit, stage, days)

    def do_give_time(self, person: str, unit: str, stage: str, days: int) -> None:
        year = self.year
        more = MoreTime(Stage(stage), year.today, year.today + days * DAY, self.text(), places=[self.places[unit]])
        allowed = person in OFFICE and not year.published
        if self.tried(lambda: extend_stage(actor=self.people[person], round_=self.round_, more=more), allowed=allowed):
            year.extensions.append((stage, unit, more.since, more.until))
