"""Checks of parameters that several types share."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from scoring.rules.exact import HUNDRED
from scoring.rules.points.amounts import DECIMALS, is_fine
from scoring.rules.points.problems import ParameterFault, Problem

_SEPARATOR = ";"  # parts the clauses of the one line in which an office writes parameters


def labels_hold(labels: Iterable[str], *, may_be_empty: bool = False) -> Iterator[Problem]:
    """Labels that can be told apart and written in one line."""
    seen: set[str] = set()
    for label in labels:
        if not _is_plain(label) or not (label or may_be_empty):
            yield Problem(ParameterFault.LABEL, {"label": label})
        elif label and label in seen:
            yield Problem(ParameterFault.TWICE, {"label": label})
        seen.add(label)


def _is_plain(label: str) -> bool:
    return _SEPARATOR not in label and label == " ".join(label.split())


def points_fit(points: Iterable[Decimal], max_points: Decimal) -> Iterator[Problem]:
    """Points from 0 to the maximum, no finer than the portal keeps them."""
    for value in points:
        if not 0 <= value <= max_points:
            yield Problem(ParameterFault.POINTS, {"points": value, "maximum": max_points})
        elif not is_fine(value):
            yield Problem(ParameterFault.TOO_FINE, {"points": value})


def full_points(best: Decimal, max_points: Decimal) -> Iterator[Problem]:
    """The best result gives the maximum; otherwise no unit could ever reach it."""
    if best != max_points:
        yield Problem(ParameterFault.FULL_POINTS, {"points": best, "maximum": max_points})


def percent_fits(percent: Decimal) -> Iterator[Problem]:
    """A percentage from 0 to 100, no finer than the portal keeps it."""
    if not 0 <= percent <= HUNDRED or not is_fine(percent):
        yield Problem(ParameterFault.PERCENT, {"percent": percent})


def decimals_fit(decimals: int, max_points: Decimal) -> Iterator[Problem]:
    """Rounding to a number of decimals in which the maximum can be written."""
    if not 0 <= decimals <= DECIMALS or not is_fine(max_points, decimals):
        yield Problem(ParameterFault.DECIMALS, {"decimals": decimals, "maximum": max_points})
