"""Where a report cites what, and what of it has no value yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.models import Report, Section
from scoring.report.citing.catalogue import Catalogue
from scoring.report.citing.filling import cited_keys


@dataclass(frozen=True, slots=True)
class CitingSection:
    """A section with the keys it cites, each once, in the order of the text."""

    key: str
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
    """What `sections` cite."""
    return Usage(
        tuple(
            CitingSection(
                section.key, section.title, section.is_printed, tuple(dict.fromkeys(cited_keys(section.body)))
            )
            for section in sections
        )
    )
