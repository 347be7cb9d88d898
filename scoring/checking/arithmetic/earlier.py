"""Last year's value of what a text states of this year, where a known figure or the index tells it."""

import re
from decimal import Decimal

from scoring.checking.reading.nouns import POINTS
from scoring.checking.reading.quantities import Quantity
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import KnownFigure
from scoring.rules.rounding import half_up

_INDEX = re.compile(r"chỉ\s+số\s+(?:CCHC|cải\s+cách\s+hành\s+chính)", re.IGNORECASE)


def earlier_value(sentence: Sentence, text: Text, now: Quantity) -> Decimal | None:
    """The value of the year before; None where nothing tells it, or more than one thing would."""
    facts = text.facts
    if now.is_percent and facts.index is not None and _INDEX.search(sentence.text):
        return facts.previous_index if half_up(facts.index, now.places) == now.value else None
    found = {figure.previous for figure in text.figures if _is_this(figure, now, facts.year)}
    return found.pop() if len(found) == 1 else None


def tells_of_index(sentence: Sentence, text: Text, stated: Quantity) -> bool:
    """Whether a change in percentage points against last year is said of the authority's index, and of nothing else."""
    own = text.facts.authority.split(" ")[0]
    about = _INDEX.search(sentence.text[: stated.start])
    is_own = bool(own) and re.search(rf"(?<!\w){re.escape(own)}(?!\w)", sentence.text, re.IGNORECASE)
    compared = any(year.compares and year.value == text.facts.year - 1 for year in sentence.years)
    alone = len([item for item in sentence.quantities if item.is_percent]) == 1
    return bool(about and is_own and compared and alone and stated.unit == POINTS and not sentence.names)


def _is_this(figure: KnownFigure, now: Quantity, year: int) -> bool:
    return figure.year == year and figure.unit == now.unit and half_up(figure.value, now.places) == now.value
