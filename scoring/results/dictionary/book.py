"""The dictionary of the result document: fields and meanings together."""

from dataclasses import dataclass

from scoring.results.dictionary.meaning import Meaning
from scoring.results.dictionary.round_words import ROUND_WORDS
from scoring.results.dictionary.shape import Field, parts
from scoring.results.dictionary.unit_words import UNIT_WORDS

WORDS = {**ROUND_WORDS, **UNIT_WORDS}


@dataclass(frozen=True, slots=True)
class Chapter:
    """The fields of one kind of object with their meanings, and the places of the document it stands at."""

    name: str
    paths: tuple[str, ...]
    fields: tuple[tuple[Field, Meaning], ...]


def dictionary() -> list[Chapter]:
    """Every object of a document, the document itself first. Raises KeyError for a field without a meaning."""
    return [
        Chapter(part.name, part.paths, tuple((field, WORDS[part.name][field.name]) for field in part.fields))
        for part in parts()
    ]
