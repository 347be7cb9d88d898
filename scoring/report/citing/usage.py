"""Where a report cites what, and what of it has no value yet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scoring.models import Report, Section
from scoring.report.citing.catalogue import Catalogue
from scoring.report.citing.filling import cited_keys
from scoring.report.content.numbering import DEEPEST, numbers


@dataclass(frozen=True, slots=True)
class CitingSection:
    """A section with the keys it cites, each once, in the order of the text.

    `place` is where it is in the outline, "I.2.3 a"; empty for what is not printed.
    """

    key: str
    place: str
    title: str
    is_printed: bool
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingCite:
    """A citation that cannot be printed: where, and what is missing."""

    section: str
    title: str
    key: str
    name: str


@dataclass(frozen=True)
class Usage:
    """Sections in the order of the report."""

    sections: tuple[CitingSection, ...] = ()

    @property
    def by_figure(self) -> Mapping[str, list[CitingSection]]:
        """Sections by the code of each figure they cite."""
        found: dict[str, list[CitingSection]] = {}
        for section in self.sections:
            for code in dict.fromkeys(key.split("/")[1] for key in section.cited if key.startswith("figure/")):
                found.setdefault(code, []).append(section)
        return found

    def missing(self, catalogue: Catalogue) -> list[MissingCite]:
        """What printed sections cite and `catalogue` has no value for."""
        return [
            MissingCite(section.key, section.title, key, catalogue.name(key))
            for section in self.sections
            if section.is_printed
            for key in section.cited
            if catalogue.is_missing(key)
        ]


def usage(report: Report) -> Usage:
    """What the sections of a report cite; one query."""
    return usage_of(Section.objects.filter(report=report).order_by("order", "pk"))


def usage_of(sections: Iterable[Section]) -> Usage:
    """What `sections` cite, which are all of a report in their order."""
    listed = list(sections)
    printed = list(_printed(listed))
    found = dict(zip((section.key for section in printed), places(section.depth for section in printed), strict=True))
    return Usage(tuple(_citing(section, found.get(section.key, "")) for section in listed))


def _printed(sections: Iterable[Section]) -> Iterator[Section]:
    """Sections that are printed: one that is not takes those beneath it along."""
    hidden = 0
    for section in sections:
        if hidden and section.depth > hidden:
            continue
        hidden = 0 if section.is_printed else section.depth
        if section.is_printed:
            yield section


def _citing(section: Section, place: str) -> CitingSection:
    cited = tuple(dict.fromkeys(cited_keys(section.body)))
    return CitingSection(section.key, place, section.title, bool(place), cited)


def places(depths: Iterable[int]) -> Iterator[str]:
    """Where each heading is, which its own number does not tell: "I", "I.2", "I.2.3", "I.2.3 a"."""
    chapter = number = ""
    listed = list(depths)
    for depth, own in zip(listed, numbers(listed), strict=True):
        label = own.rstrip(".)")
        if depth == 1:
            chapter, number = label, ""
        elif depth < DEEPEST:
            number = f".{label}"
        yield f"{chapter}{number} {label}" if depth == DEEPEST else f"{chapter}{number}"
