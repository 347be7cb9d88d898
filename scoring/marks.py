"""A score row as the rules' Mark, and a mark as the text kept in events and documents."""

from decimal import Decimal

from scoring.rules.marks import MISSING, Mark

NOT_APPLICABLE = Mark(not_applicable=True)
NA_TEXT = "na"


def mark_of(points: Decimal | None, *, not_applicable: bool) -> Mark:
    """The mark of a row's two columns."""
    return NOT_APPLICABLE if not_applicable else Mark(points)


def mark_text(mark: Mark) -> str:
    """`"1.5"`, `"na"` or `""`: one text for each of the three states."""
    if mark.not_applicable:
        return NA_TEXT
    return "" if mark.points is None else plain(mark.points)


def mark_from_text(text: str) -> Mark:
    """The inverse of `mark_text`."""
    if text == NA_TEXT:
        return NOT_APPLICABLE
    return Mark(Decimal(text)) if text else MISSING


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros: `"82.5"`, `"100"`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
