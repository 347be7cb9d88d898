"""How the acts of approval read a report: as it is printed."""

from dataclasses import replace
from typing import Any

from scoring.models import Publication, Report
from scoring.report.content.build import content_of
from scoring.report.content.freezing import frozen
from scoring.report.issuing.obstacles import obstacles
from scoring.results.source import results_of
from scoring.services.report.reading import Reading


def content(report: Report, publication: Publication, edition: int) -> dict[str, Any]:
    """All that an edition with this number would print besides the results, as JSON values."""
    found = content_of(report, report.round, results_of(publication))
    return frozen(replace(found, edition=edition))


AS_PRINTED = Reading(content=content, obstacles=obstacles)
