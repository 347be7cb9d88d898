"""When a person is reminded of a last day: 7, 3 and 1 days before."""

import datetime

DAYS_BEFORE = (7, 3, 1)


def reminder_due(due_on: datetime.date | None, today: datetime.date) -> int | None:
    """Which reminder (days before the last day) is due, None when none is or the day is past.

    A day on which nothing was sent loses nothing: with 5 days left the reminder of 7 days is still due, with 0 that of
    1 day. Each is sent once, so the next one is that of 3 days.
    """
    if due_on is None or due_on < today:
        return None
    left = (due_on - today).days
    return min((days for days in DAYS_BEFORE if left <= days), default=None)
