"""Slips of the hand: two digits swapped, one digit wrong, one lost or doubled."""

from decimal import Decimal

FEWEST_DIGITS = 4  # shorter numbers are near too many others


def is_slip(typed: Decimal, known: Decimal, places: int) -> bool:
    """Whether `typed` is `known`, shown with so many decimals, with one slip."""
    one, other = _digits(typed, places), _digits(known, places)
    if one == other or min(len(one), len(other)) < FEWEST_DIGITS:
        return False
    return _swapped(one, other) or _one_wrong(one, other) or _one_lost(one, other) or _one_lost(other, one)


def _digits(value: Decimal, places: int) -> str:
    return str(int((value.scaleb(places)).to_integral_value()))


def _swapped(one: str, other: str) -> bool:
    wrong = [at for at in range(min(len(one), len(other))) if one[at] != other[at]]
    if len(one) != len(other) or len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    first, second = wrong
    return one[first] == other[second] and one[second] == other[first]


def _one_wrong(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _one_lost(shorter: str, longer: str) -> bool:
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
