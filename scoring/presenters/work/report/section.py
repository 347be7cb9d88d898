"""One section on the page where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import override

from scoring.models import Section
from scoring.presenters.work.report.desk import SectionRow
from scoring.report.context import report_context
from scoring.report.html import ChartsOf
from scoring.results.source import Results


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The sections before and after one, in the order of the outline."""

    before: SectionRow | None
    after: SectionRow | None


def neighbours(rows: Sequence[SectionRow], key: str) -> Neighbours:
    """What comes before and after the section `key`."""
    at = next(place for place, row in enumerate(rows) if row.key == key)
    return Neighbours(rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None)


def above(rows: Sequence[SectionRow], key: str) -> list[SectionRow]:
    """The sections it belongs to, the highest first."""
    at = next(place for place, row in enumerate(rows) if row.key == key)
    found: list[SectionRow] = []
    depth = rows[at].depth
    for row in reversed(rows[:at]):
        if row.depth < depth:
            found.insert(0, row)
            depth = row.depth
    return found


def block_html(section: Section, results: Results) -> str:
    """What the portal itself prints at the head of the section; Vietnamese, as on paper."""
    if not section.block:
        return ""
    context = {"report": report_context(results), "charts": ChartsOf(results)}
    with override("vi"):
        return render_to_string(f"report/blocks/{section.block}.html", context)
