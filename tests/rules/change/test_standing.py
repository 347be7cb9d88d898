from decimal import Decimal

import pytest

from scoring.rules.change import Change, Standing, change
from tests.rules.builders import DONE, EXCELLENT, FAILED, GOOD, SCHEME


def test_percentage_points_are_a_difference() -> None:
    # district level, 2020 and 2021: 83.30 - 63.19 = 20.11, where print says 19.69
    found = change(Standing(percent=Decimal("63.19")), Standing(percent=Decimal("83.30")), SCHEME)
    assert found == Change(Decimal("20.11"), None, None)


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [(FAILED, DONE, 1), (FAILED, EXCELLENT, 3), (GOOD, GOOD, 0), (GOOD, DONE, -1), ("unknown", DONE, None)],
)
def test_classes_move_by_steps_of_the_scheme(before: str, after: str, steps: int | None) -> None:
    assert change(Standing(band=before), Standing(band=after), SCHEME).band_steps == steps


@pytest.mark.parametrize(
    ("before", "after", "steps"), [(5, 2, 3), (2, 5, -3), (1, 1, 0), (None, 1, None), (1, None, None)]
)
def test_a_smaller_rank_is_a_climb(before: int | None, after: int | None, steps: int | None) -> None:
    assert change(Standing(rank=before), Standing(rank=after), SCHEME).rank_steps == steps


def test_nothing_known_of_the_year_before() -> None:
    after = Standing(Decimal(80), 3, GOOD)
    assert change(Standing(), after, SCHEME) == Change(None, None, None)
