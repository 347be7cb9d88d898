"""Reading of single facts; each raises FactError naming the question."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from scoring.rules.points.amounts import is_fine
from scoring.rules.points.base import Facts
from scoring.rules.points.problems import FactError, FactFault

LARGEST = Decimal(10) ** 15  # larger than any count or amount of money of a province
_LONGEST = 40


def amount(facts: Facts, name: str) -> Decimal:
    """A number from 0 up with at most six decimals."""
    return _checked(_given(facts, name), name)


def whole(facts: Facts, name: str) -> Decimal:
    """A whole number from 0 up."""
    return _whole(_given(facts, name), name)


def flag(facts: Facts, name: str) -> bool:
    """A yes or no."""
    answer = _given(facts, name)
    if not isinstance(answer, bool):
        raise FactError(FactFault.NOT_OFFERED, name, answer=str(answer))
    return answer


def choice(facts: Facts, name: str, options: Sequence[str]) -> str:
    """One of the options."""
    answer = _given(facts, name)
    if answer not in options:
        raise FactError(FactFault.NOT_OFFERED, name, answer=str(answer))
    return str(answer)


def chosen(facts: Facts, name: str, options: Sequence[str]) -> tuple[str, ...]:
    """The options that hold, in the order of the rule; none is an answer too."""
    answer = facts.get(name)
    if not isinstance(answer, list | tuple):
        raise FactError(FactFault.MISSING, name)
    for label in answer:
        if label not in options:
            raise FactError(FactFault.NOT_OFFERED, name, answer=str(label))
    return tuple(option for option in options if option in answer)


def counts(facts: Facts, name: str, options: Sequence[str]) -> dict[str, Decimal]:
    """A whole number for each option; those left out are 0, but not all of them."""
    answer = facts.get(name)
    if not isinstance(answer, Mapping) or not answer:
        raise FactError(FactFault.MISSING, name)
    for label in answer:
        if label not in options:
            raise FactError(FactFault.NOT_OFFERED, name, answer=str(label))
    return {option: _whole(answer.get(option, "0"), name) for option in options}


def _given(facts: Facts, name: str) -> object:
    answer = facts.get(name)
    if answer is None or answer == "":
        raise FactError(FactFault.MISSING, name)
    return answer


def _whole(answer: object, name: str) -> Decimal:
    number = _checked(answer, name)
    if number != number.to_integral_value():
        raise FactError(FactFault.NOT_WHOLE, name)
    return number


def _checked(answer: object, name: str) -> Decimal:
    number = _number(answer, name)
    if number < 0:
        raise FactError(FactFault.NEGATIVE, name)
    if number > LARGEST:
        raise FactError(FactFault.TOO_LARGE, name, most=LARGEST)
    if not is_fine(number):
        raise FactError(FactFault.TOO_FINE, name)
    return number


def _number(answer: object, name: str) -> Decimal:
    """A finite number; binary fractions are none, since they are not what was typed."""
    if isinstance(answer, bool) or not isinstance(answer, str | int | Decimal) or len(str(answer)) > _LONGEST:
        raise FactError(FactFault.NOT_A_NUMBER, name)
    try:
        number = Decimal(answer)
    except InvalidOperation as error:
        raise FactError(FactFault.NOT_A_NUMBER, name) from error
    if not number.is_finite():
        raise FactError(FactFault.NOT_A_NUMBER, name)
    return number
