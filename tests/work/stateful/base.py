"""What every act of the machine stands on: the clock, the transaction of a year, and what must always hold."""

import datetime
from collections.abc import Callable
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from scoring.models import Event, Publication, Round, RoundUnit, ScoreChange
from scoring.services.log import is_intact
from tests.work.stateful.model import CELLS, PEOPLE, UNITS, Year

units, cells = st.sampled_from(UNITS), st.sampled_from(CELLS)
marks = st.sampled_from(["0", "2.5", "10"])


def somebody(*right: str) -> st.SearchStrategy[str]:
    """Anybody, but half of the time one of those whose act it is: or a year would hardly move."""
    return st.one_of(st.sampled_from(right), st.sampled_from(PEOPLE))


class YearBase(RuleBasedStateMachine):
    """A round and its people, made once for all years; each year is undone at its end."""

    people: dict[str, Any]
    round_: Round

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.year = Year()
        self.clock = mock.patch.object(timezone, "localdate", self._today)
        self.clock.start()
        self.before = (Event.objects.count(), ScoreChange.objects.count())
        self.places = {place.unit.code: place for place in RoundUnit.objects.select_related("unit", "round__authority")}
        self.said = 0

    def _today(self, *_args: object) -> datetime.date:
        return self.year.today

    def teardown(self) -> None:
        """Nothing was lost and nothing was altered; then the year is undone."""
        try:
            events = list(Event.objects.order_by("pk"))
            assert all(is_intact(event) for event in events)
            assert [event.previous_hash for event in events[1:]] == [event.hash for event in events[:-1]]
        finally:
            self.clock.stop()
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def tried(self, act: Callable[[], Any], *, allowed: bool, events: int = 1) -> bool:
        """Do the act in a transaction of its own; whether it was done. Done must mean allowed."""
        try:
            with transaction.atomic():
                act()
        except (PermissionDenied, ValidationError):
            return False
        assert allowed, f"done on {self.year.today} though it was not allowed"
        self.year.events += events
        return True

    def text(self) -> str:
        """Something to say that was not said before."""
        self.said += 1
        return f"Nội dung {self.said}"

    @invariant()
    def the_log_holds_what_was_done_and_nothing_else(self) -> None:
        """Events and score changes are as many as the acts that were done made."""
        now = (Event.objects.count() - self.before[0], ScoreChange.objects.count() - self.before[1])
        assert now == (self.year.events, self.year.changes)
        assert Publication.objects.count() == self.year.published
