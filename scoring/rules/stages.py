"""The year's work in stages: which stage is open on a day, and in which stage a score may be written.

Nothing is switched by a job: a stage is open or closed because of the day it is asked on (domain: "the year's work").
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scoring.rules.marks import Method


class Stage(StrEnum):
    """A stage of a round, in the order of the year."""

    PREPARATION = "preparation"
    SELF_SCORING = "self_scoring"
    SURVEY = "survey"
    FIRST_APPRAISAL = "first_appraisal"
    EXPLANATION = "explanation"
    FINAL_APPRAISAL = "final_appraisal"
    APPROVAL = "approval"
    PUBLISHED = "published"


class StageState(StrEnum):
    """How a stage stands on a day."""

    UNSET = "unset"  # the timetable has no such stage
    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of a stage, both included; None is without bound."""

    stage: Stage
    opens: datetime.date | None = None
    closes: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for a stage, from `since` to `until`, both included; for one place or (None) for all."""

    stage: Stage
    since: datetime.date
    until: datetime.date
    place: int | None = None

    def covers(self, place: int | None) -> bool:
        """Whether it is for this place."""
        return self.place is None or self.place == place


@dataclass(frozen=True, slots=True)
class Timetable:
    """Windows and extensions of a round. Without any window the round has no timetable: every stage is open."""

    windows: tuple[Window, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether the round has a timetable at all."""
        return bool(self.windows)

    def window(self, stage: Stage) -> Window | None:
        """The dates of a stage."""
        return next((window for window in self.windows if window.stage is stage), None)

    def state(self, stage: Stage, today: datetime.date, place: int | None = None) -> StageState:
        """How the stage stands for a place."""
        if not self.is_set:
            return StageState.OPEN
        if any(each.since <= today <= each.until for each in self._extensions(stage, place)):
            return StageState.OPEN
        window = self.window(stage)
        return StageState.UNSET if window is None else _state(window, today)

    def is_open(self, stage: Stage, today: datetime.date, place: int | None = None) -> bool:
        """Whether the stage is open for a place."""
        return self.state(stage, today, place) is StageState.OPEN

    def last_day(self, stage: Stage, place: int | None = None) -> datetime.date | None:
        """The last day of a stage for a place, extensions included; None is without bound or not set."""
        window = self.window(stage)
        if window is None or window.closes is None:
            return None
        return max([window.closes, *(each.until for each in self._extensions(stage, place))])

    def open_stages(self, today: datetime.date, place: int | None = None) -> list[Stage]:
        """Stages that are open for a place, in the order of the year; all of them without a timetable."""
        return [stage for stage in Stage if self.is_open(stage, today, place)]

    def _extensions(self, stage: Stage, place: int | None) -> Iterable[Extension]:
        return (each for each in self.extensions if each.stage is stage and each.covers(place))


def _state(window: Window, today: datetime.date) -> StageState:
    if window.opens and today < window.opens:
        return StageState.UPCOMING
    return StageState.CLOSED if window.closes and window.closes < today else StageState.OPEN


# Layer of a score and where its points come from -> the stages it may be written in. Survey points have one layer.
WRITTEN_IN: dict[tuple[str, Method], Sequence[Stage]] = {
    ("self", Method.APPRAISAL): (Stage.SELF_SCORING,),
    ("first", Method.APPRAISAL): (Stage.FIRST_APPRAISAL,),
    ("final", Method.APPRAISAL): (Stage.FINAL_APPRAISAL,),
    ("final", Method.SURVEY): (Stage.SURVEY, Stage.FINAL_APPRAISAL),
}


def stages_for(layer: str, method: Method) -> Sequence[Stage]:
    """Stages in which a score of this layer and method may be written; none when there is no such score."""
    return WRITTEN_IN.get((layer, method), ())
