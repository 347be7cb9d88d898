"""Parameters to JSON and back: decimals are texts. What an older version did not know is as by default."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from scoring.rules.points.problems import ParameterError, ParameterFault, Problem

T = TypeVar("T")


def to_json(parameters: object) -> dict[str, Any]:
    """The parameters as a dictionary for JSON; `from_json` gives them back."""
    return {field.name: _out(getattr(parameters, field.name)) for field in _fields(type(parameters))}


def from_json(kind: type[T], data: object) -> T:
    """Parameters of `kind` out of a dictionary. Raises ParameterError for anything else."""
    known = {field.name: field for field in _fields(kind)}
    if not isinstance(data, Mapping):
        raise _malformed("")
    for key in data:
        if key not in known:
            raise _malformed(str(key))
    for name, field in known.items():
        if field.default is MISSING and name not in data:
            raise _malformed(name)
    hints = get_type_hints(kind)
    return kind(**{key: _in(hints[key], value, key) for key, value in data.items()})


def _fields(kind: type) -> tuple[Field[Any], ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass")
    return fields(kind)


def _out(value: Any) -> Any:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, tuple):
        return [_out(item) for item in value]
    return to_json(value) if is_dataclass(value) else value


def _in(hint: Any, value: Any, key: str) -> Any:
    """`value` as the type that the parameter has."""
    if isinstance(hint, UnionType):
        if value is None and NoneType in get_args(hint):
            return None
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    if get_origin(hint) is tuple:
        return _rows(get_args(hint)[0], value, key)
    if hint is Decimal:
        return _decimal(value, key)
    if issubclass(hint, StrEnum):
        return _member(hint, value, key)
    if isinstance(hint, type) and is_dataclass(hint):
        return from_json(hint, value)
    if type(value) is not hint:  # isinstance would take True for a number
        raise _malformed(key)
    return value


def _rows(kind: Any, value: Any, key: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _malformed(key)
    return tuple(_in(kind, item, key) for item in value)


def _decimal(value: Any, key: str) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise _malformed(key)
    return number


def _member(kind: type[StrEnum], value: Any, key: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        raise _malformed(key) from error


def _malformed(key: str) -> ParameterError:
    return ParameterError(Problem(ParameterFault.MALFORMED, {"key": key}))
