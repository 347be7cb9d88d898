"""The order of figures in lists: of the page, the picker and the files."""

from scoring.models import Figure
from units.models import Unit


def place_after(authority: Unit, code: str, after: str) -> bool:
    """Put a figure after the one of code `after`, or first where that is none; whether it stood elsewhere.

    Called inside the transaction of an act that holds the authority.
    """
    figures = list(Figure.objects.filter(authority=authority).order_by("order", "code"))
    others = [figure for figure in figures if figure.code != code]
    at = next((place for place, figure in enumerate(others, start=1) if figure.code == after), 0)
    wanted = [*others[:at], *(figure for figure in figures if figure.code == code), *others[at:]]
    if wanted == figures:
        return False
    for order, figure in enumerate(wanted, start=1):
        figure.order = order
    Figure.objects.bulk_update(wanted, ["order"])
    return True
