"""What the pages of the report share: the report of the round, who may write it, and what it can cite."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from scoring.models import Edition, Report, Round
from scoring.permissions import may_approve_report, may_write_report
from scoring.presenters.work.strip import strip_of
from scoring.report.citing.catalogue import Catalogue, catalogue_of
from scoring.report.content.build import content_of
from scoring.report.content.freezing import thawed
from scoring.report.content.shape import ReportContent
from scoring.results.source import Results, current_results
from scoring.selectors.gate import gate_of
from scoring.selectors.reports import ReportState, report_of, state_of
from scoring.services.errors import NotAllowedError
from scoring.services.report.gate import closed_message
from units.people import signed_in


@dataclass
class Desk:
    """The report of a round in the hands of one person."""

    request: HttpRequest
    round: Round

    @cached_property
    def report(self) -> Report | None:
        """The report, if it was begun."""
        return report_of(self.round)

    @cached_property
    def state(self) -> ReportState:
        """Where it stands."""
        return state_of(self.report)

    @property
    def may_write(self) -> bool:
        """Whether the person writes it, at whatever time."""
        return may_write_report(self.request.user, self.round)

    @property
    def is_open(self) -> bool:
        """Whether the person may write it now."""
        return self.may_write and self.state in {ReportState.NONE, ReportState.WRITING}

    @cached_property
    def results(self) -> Results:
        """The published results, or those of the round as it stands."""
        return current_results(self.round)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What can be cited."""
        return catalogue_of(self.round, self.results, self.round.year)

    @cached_property
    def content(self) -> ReportContent:
        """What is printed: of an issued report what was approved, of another what would be printed now."""
        if self.state is ReportState.ISSUED:
            rows = Edition.objects.select_related("round", "publication").filter(round=self.round)
            return thawed(rows.latest("number"))
        return content_of(self.report, self.round, self.results)

    def begun(self) -> Report:
        """The report. Raises Http404 before it is begun."""
        if self.report is None:
            raise Http404
        return self.report

    def refuse_readers(self) -> None:
        """Raise NotAllowedError for who only reads."""
        if not self.may_write:
            raise NotAllowedError

    def page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page with what surrounds it."""
        person = signed_in(self.request)
        around = {
            "round": self.round,
            "strip": strip_of(gate_of(person, self.round), person, self.round),
            "report": self.report,
            "state": self.state.value,
            "closed": closed_message(self.state) if self.may_write else "",
            "is_open": self.is_open,
            "may_write": self.may_write,
            "may_approve": may_approve_report(person, self.round),
        }
        return render(self.request, template, {**around, **context}, status=status)
