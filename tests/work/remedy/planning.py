"""Planning, short enough for a test to read."""

import datetime
from typing import Any

from scoring.models import RemedyTask, Round
from scoring.services.remedy import TaskWords, add_task
from tests.people import People
from tests.work.acts import place_of

DUE = datetime.date(2022, 6, 30)


def words(**changes: Any) -> TaskWords:
    return TaskWords(**{"task": "Số hóa hồ sơ", "person": "Nguyễn Văn A", "due_on": DUE, **changes})


def plan(people: People, round_: Round, unit: str = "xa-1", actor: str = "official", **changes: Any) -> RemedyTask:
    return add_task(actor=getattr(people, actor), place=place_of(round_, unit), words=words(**changes))
