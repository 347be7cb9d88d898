"""Which sections of a report are printed."""

from collections.abc import Iterable

from scoring.models import Section


def printed_rows(sections: Iterable[Section]) -> list[Section]:
    """Sections that are printed; one that is not takes those beneath it along."""
    found: list[Section] = []
    hidden: int | None = None
    for section in sections:
        if hidden is not None and section.depth > hidden:
            continue
        hidden = None if section.is_printed else section.depth
        if section.is_printed:
            found.append(section)
    return found
