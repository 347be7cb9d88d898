"""Sections -> passages of the figures check."""

from collections.abc import Iterable, Mapping, Sequence

from scoring.checking.shape import Passage
from scoring.models import Section
from scoring.report.citing.catalogue import Catalogue
from scoring.report.clean import plain


def passages_of(
    sections: Iterable[Section], catalogue: Catalogue, last_year: Mapping[str, str] | None = None
) -> list[Passage]:
    """The text of every section; `last_year` are bodies of the year before by section key."""
    before = last_year or {}
    return [passage_of(section.key, section.title, section.body, catalogue, before) for section in sections]


def passage_of(key: str, title: str, body: str, catalogue: Catalogue, before: Mapping[str, str]) -> Passage:
    """One text; last year's is read with this year's figures, so that only what was typed can repeat."""
    text, cited = plain(body, catalogue)
    return Passage(key, title, text, cited, plain(before[key], catalogue)[0] if key in before else "")


def bodies(sections: Sequence[Section]) -> dict[str, str]:
    """Texts by section key."""
    return {section.key: section.body for section in sections}
