"""The desk of the annual report: its outline and what is missing; posted, begin it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.report import SectionForm
from scoring.models import Report, Round
from scoring.presenters.work.report.desk import SectionRow, lacks, section_rows
from scoring.report.starter.outline import starter_sections
from scoring.selectors.publications import latest_publication
from scoring.selectors.report_sections import sections_of
from scoring.selectors.reports import earlier_report
from scoring.services.report.starting import start_from_earlier, start_report
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.people import signed_in

EARLIER = "nam-truoc"


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_desk(request: HttpRequest, round_: Round) -> HttpResponse:
    """Outline, state of each section, what is missing; before the report is begun, the ways to begin."""
    desk = Desk(request, round_)
    if request.method == "POST":
        desk.refuse_readers()
        return _begin(request, round_)
    if desk.report is None:
        return desk.page("work/report/begin.html", earlier=earlier_report(round_))
    return outline_page(desk, desk.report)


def outline_page(desk: Desk, report: Report, form: SectionForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a report that was begun."""
    rows = section_rows(report, sections_of(report), desk.catalogue)
    return desk.page(
        "work/report/desk.html",
        status=status,
        rows=rows,
        lacks=lacks(report, rows, is_published=latest_publication(desk.round) is not None),
        form=form or SectionForm(places(rows), initial={"version": report.version, "depth": 2}),
    )


def places(rows: list[SectionRow]) -> list[tuple[str, str]]:
    """Sections as choices of a list."""
    return [(row.key, f"{row.number} {row.title}".strip()) for row in rows]


def _begin(request: HttpRequest, round_: Round) -> HttpResponse:
    """Begin from last year's report where that was chosen, from the starter outline otherwise."""
    actor, source = signed_in(request), earlier_report(round_)
    try:
        if request.POST.get("tu") == EARLIER and source is not None:
            start_from_earlier(actor=actor, round_=round_, source=source)
        else:
            start_report(actor=actor, round_=round_, outline=starter_sections(round_))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Đã lập báo cáo. Hãy mở từng mục để soạn; mỗi mục tự lưu khi soạn."))
    return HttpResponseRedirect(reverse("report-desk", args=[round_.slug]))
