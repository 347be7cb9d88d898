"""Days around today, and timetables made of them."""

import datetime

from django.utils import timezone

from scoring.models import Round
from scoring.rules.stages import Stage, Window
from scoring.services.timetable import set_timetable


def day(offset: int) -> datetime.date:
    """So many days from today; negative is before."""
    return timezone.localdate() + datetime.timedelta(days=offset)


def window(stage: Stage, opens: int | None, closes: int | None) -> Window:
    """A window by days from today."""
    return Window(stage, None if opens is None else day(opens), None if closes is None else day(closes))


def give_timetable(round_: Round, **stages: tuple[int | None, int | None]) -> Round:
    """`give_timetable(round_, self_scoring=(-5, 3))`."""
    windows = [window(Stage(name), *days) for name, days in stages.items()]
    set_timetable(actor=None, round_=round_, windows=windows)
    return round_
