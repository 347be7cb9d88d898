"""Fields of a result document as its TypedDicts declare them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from scoring.results import schema

ROOT = "$"  # the document itself, as JSONPath writes it


class Kind(Enum):
    """What a value is in JSON."""

    TEXT = "text"
    WHOLE = "whole"
    SWITCH = "switch"
    OBJECT = "object"
    OBJECTS = "objects"
    TEXTS = "texts"
    TEXT_BY_CODE = "text_by_code"
    WHOLE_BY_CODE = "whole_by_code"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `nullable` may be null, `optional` may be absent."""

    name: str
    kind: Kind
    nullable: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one TypedDict, and every place of the document it stands at ("$.units[*].domains[*]")."""

    name: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]


def parts(root: type = schema.ResultDocument) -> list[Part]:
    """Every TypedDict that a document is made of, the document itself first."""
    paths: dict[type, list[str]] = {}
    for kind, path in _walk(root, ROOT):
        paths.setdefault(kind, []).append(path)
    return [Part(kind.__name__, tuple(found), tuple(_fields(kind))) for kind, found in paths.items()]


def _walk(kind: type, path: str) -> Iterator[tuple[type, str]]:
    yield kind, path
    for name, hint in get_type_hints(kind).items():
        inner, step = _inside(hint)
        if is_typeddict(inner):
            yield from _walk(inner, f"{path}.{name}{step}")


def _inside(hint: Any) -> tuple[Any, str]:
    """The type of a value, or of the members of a list, and how its path goes on."""
    bare = _bare(hint)
    return (get_args(bare)[0], "[*]") if get_origin(bare) is list else (bare, "")


def _bare(hint: Any) -> Any:
    """The type without "or None"."""
    if get_origin(hint) is not UnionType:
        return hint
    return next(one for one in get_args(hint) if one is not NoneType)


def _fields(kind: Any) -> Iterator[Field]:
    for name, hint in get_type_hints(kind).items():
        yield Field(
            name=name,
            kind=_kind(_bare(hint)),
            nullable=NoneType in get_args(hint) and get_origin(hint) is UnionType,
            optional=name in kind.__optional_keys__,
        )


_KINDS: Mapping[Any, Kind] = {
    str: Kind.TEXT,
    int: Kind.WHOLE,
    bool: Kind.SWITCH,
    list[str]: Kind.TEXTS,
    dict[str, str]: Kind.TEXT_BY_CODE,
    dict[str, int]: Kind.WHOLE_BY_CODE,
}


def _kind(hint: Any) -> Kind:
    """Raises KeyError for a type that the dictionary has no word for."""
    if is_typeddict(hint):
        return Kind.OBJECT
    return Kind.OBJECTS if get_origin(hint) is list and is_typeddict(get_args(hint)[0]) else _KINDS[hint]
