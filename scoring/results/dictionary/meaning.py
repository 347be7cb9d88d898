"""A field's meaning and unit."""

from enum import Enum
from typing import NamedTuple

from django.utils.functional import Promise


class Measure(Enum):
    """What a text that stands for a number or a day is measured in."""

    POINTS = "points"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    DATE = "date"
    TIME = "time"


POINTS, PERCENT, PERCENTAGE_POINTS = Measure.POINTS, Measure.PERCENT, Measure.PERCENTAGE_POINTS


class Meaning(NamedTuple):
    """What a field says, in words; `measure` where it is a number or a day written as text."""

    text: Promise
    measure: Measure | None = None
