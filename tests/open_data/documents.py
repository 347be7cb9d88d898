"""Holding a document against the dictionary."""

from collections.abc import Iterator
from typing import Any

from scoring.results.dictionary.book import dictionary
from scoring.results.dictionary.shape import ROOT, Kind

BY_PATH = {path: chapter for chapter in dictionary() for path in chapter.paths}


def objects(value: Any, path: str = ROOT) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a document with its path, but those whose keys are codes."""
    if isinstance(value, list):
        for one in value:
            yield from objects(one, f"{path}[*]")
    elif isinstance(value, dict) and path.rpartition(".")[2] not in {"scores", "previous_band_counts"}:
        yield path, value
        for name, one in value.items():
            yield from objects(one, f"{path}.{name}")


def assert_explained(document: dict[str, Any]) -> set[str]:
    """Every key is in the dictionary, and what may not be absent is there. Returns the paths seen."""
    seen = set()
    for path, found in objects(document):
        fields = {field.name: field for field, _ in BY_PATH[path].fields}
        assert set(found) <= set(fields), path
        assert {name for name, field in fields.items() if not field.optional} <= set(found), path
        for name, value in found.items():
            assert value is not None or fields[name].nullable, f"{path}.{name}"
            assert value is None or fits(value, fields[name].kind), f"{path}.{name}"
        seen.add(path)
    return seen


def fits(value: Any, kind: Kind) -> bool:
    expected = {
        Kind.TEXT: str,
        Kind.WHOLE: int,
        Kind.SWITCH: bool,
        Kind.OBJECT: dict,
        Kind.OBJECTS: list,
        Kind.TEXTS: list,
        Kind.TEXT_BY_CODE: dict,
        Kind.WHOLE_BY_CODE: dict,
    }
    return isinstance(value, expected[kind])
