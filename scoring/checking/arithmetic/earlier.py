"""Last year's value of what a text states of this year, where a known figure or the index tells it."""

import re
from decimal import Decimal

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


def _is_this(figure: KnownFigure, now: Quantity, year: int) -> bool:
    return figure.year == year and figure.unit == now.unit and half_up(figure.value, now.places) == now.value
