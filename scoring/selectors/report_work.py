"""Annual reports that wait for a person: to be written by the office, to be approved by a leader."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from scoring.models import Edition, Publication, Report, Round
from scoring.permissions import EDITORS, Person
from scoring.selectors.reports import ReportState
from units.access import units_with_role
from units.models import Role


@dataclass(frozen=True, slots=True)
class ReportWork:
    """A round whose report waits for the person, and where that report stands."""

    round: Round
    state: ReportState


def report_work(person: Person) -> list[ReportWork]:
    """Of each authority the latest published round whose report is not issued; one query for each role."""
    found = [*_of_office(person), *_of_leader(person)]
    return sorted(found, key=lambda work: -work.round.year)


def _of_office(person: Person) -> Iterator[ReportWork]:
    published = Exists(Publication.objects.filter(round=OuterRef("pk")))
    issued = Exists(Edition.objects.filter(round=OuterRef("pk")))
    rounds = Round.objects.filter(published, authority__in=units_with_role(person, *EDITORS)).annotate(issued=issued)
    seen: set[int] = set()
    for round_ in rounds.select_related("report").order_by("-year", "slug"):
        if round_.authority_id in seen:
            continue
        seen.add(round_.authority_id)
        report: Report | None = getattr(round_, "report", None)
        if report is None and not round_.issued:
            yield ReportWork(round_, ReportState.NONE)
        elif report and not report.is_submitted and (report.reopened_reason or not round_.issued):
            yield ReportWork(round_, ReportState.WRITING)


def _of_leader(person: Person) -> Iterator[ReportWork]:
    waiting = Round.objects.filter(
        report__submitted_at__isnull=False, authority__in=units_with_role(person, Role.LEADER)
    )
    for round_ in waiting.order_by("-year", "slug"):
        yield ReportWork(round_, ReportState.SUBMITTED)
