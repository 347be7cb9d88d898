"""A thousand edits at once: each is saved or reported as a conflict, and none is lost."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import OperationalError, connection

from scoring.marks import mark_text
from scoring.models import Event, Round, RoundUnit, Score, ScoreChange
from scoring.rules.marks import Mark
from scoring.services.errors import ConflictError
from scoring.services.log import is_intact
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round, make_set

EDITS, PEOPLE, CELLS = 1_000, 8, 5
SEED = 1_000


def edit(round_: Round, place: int, code: str, points: Decimal) -> str:
    """What one person does: looks at the cell, then writes what they think is right."""
    seen = Score.objects.filter(round_unit=place, criterion__code=code).values_list("version", flat=True).first()
    cell = Cell(place, code, Mark(points), based_on=seen or 0)
    try:
        return "saved" if record_scores(actor=None, round_=round_, cells=[cell]) else "same"
    except ConflictError as error:
        return (
            f"conflict over {[conflict.code for conflict in error.conflicts]}" if _is_other(error, code) else "conflict"
        )
    except OperationalError:  # SQLite on a busy machine: waited in vain, was told so, and tries again
        return edit(round_, place, code, points)


def _is_other(error: ConflictError, code: str) -> bool:
    return [conflict.code for conflict in error.conflicts] != [code]


def work(round_: Round, place: int, seed: int) -> Counter[str]:
    dice = random.Random(seed)
    try:
        return Counter(
            edit(round_, place, f"1.{dice.randint(1, CELLS)}", Decimal(dice.randint(0, 500)) / 100)
            for _ in range(EDITS // PEOPLE)
        )
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_each_edit_is_saved_or_reported():
    round_ = make_round(1, criteria_set=make_set({1: [5] * CELLS}))
    place = RoundUnit.objects.get().pk
    with ThreadPoolExecutor(PEOPLE) as pool:
        done = sum(pool.map(lambda seed: work(round_, place, SEED + seed), range(PEOPLE)), Counter())
    assert done.total() == EDITS
    assert done["conflict"], "nobody ever met"
    assert set(done) <= {"saved", "same", "conflict"}
    assert done["saved"] == ScoreChange.objects.count() == sum(Score.objects.values_list("version", flat=True))
    for score in Score.objects.all():
        changes = ScoreChange.objects.filter(criterion=score.criterion_id).order_by("pk").values_list("old", "new")
        assert [old for old, _new in changes] == ["", *[new for _old, new in changes][:-1]], "an edit was overwritten"
        assert list(changes)[-1][1] == mark_text(Mark(score.points))
    assert all(is_intact(event) for event in Event.objects.all())
