"""Sections of a report with who changed them last."""

from django.shortcuts import get_object_or_404

from scoring.models import Report, Section, SectionVersion

SHOWN_VERSIONS = 50


def sections_of(report: Report) -> list[Section]:
    """All sections, in order; one query."""
    return list(report.sections.select_related("updated_by").order_by("order", "pk"))


def section_or_404(report: Report, key: str) -> Section:
    """The section of this key. Raises Http404."""
    rows = Section.objects.select_related("updated_by", "report__round__authority")
    return get_object_or_404(rows, report=report, key=key)


def versions_of(section: Section) -> list[SectionVersion]:
    """The latest versions, the newest first; one query."""
    return list(section.versions.select_related("saved_by").order_by("-number")[:SHOWN_VERSIONS])
