"""The editor of one section: a page that works as a plain form, and the answers its script asks for."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from scoring.forms.work.report import NotationForm
from scoring.models import Report, Round, Section
from scoring.presenters.work.report.desk import names_of, section_rows
from scoring.presenters.work.report.section import above, block_html, neighbours
from scoring.report.citing.filling import cited_keys, filled
from scoring.report.starter.outline import hints
from scoring.selectors.report_sections import section_or_404, sections_of
from scoring.selectors.reports import ReportState
from scoring.services.report.sections import SectionConflictError, save_section
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.people import signed_in

CITES = "danh-muc"  # ?danh-muc=1 lists what can be cited, for who types keys


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_section(request: HttpRequest, round_: Round, key: str) -> HttpResponse:
    """One section to write, or to read while the report is locked; posted, save it from the plain form."""
    desk = Desk(request, round_)
    report = desk.begun()
    section = section_or_404(report, key)
    if request.method != "POST":
        return section_page(desk, report, section)
    desk.refuse_readers()
    return _saved(desk, report, section)


def _saved(desk: Desk, report: Report, section: Section) -> HttpResponse:
    form = NotationForm(desk.request.POST)
    if not form.is_valid():
        return section_page(desk, report, section, form)
    data = form.cleaned_data
    try:
        saved = save_section(actor=signed_in(desk.request), section=section, body=data["body"], version=data["version"])
    except SectionConflictError as error:
        return _conflict(desk, report, error)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return section_page(desk, report, section, form)
    messages.success(desk.request, " ".join([_("Đã lưu mục này."), repaired_words(saved.repaired)]).strip())
    return HttpResponseRedirect(reverse("report-section", args=[desk.round.slug, section.key]))


def _conflict(desk: Desk, report: Report, error: SectionConflictError) -> HttpResponse:
    """Both texts: one's own in the box, now based on theirs, which stands beside."""
    theirs, data = error.section, desk.request.POST.copy()
    data["version"] = str(theirs.version)
    again = NotationForm(data)
    again.is_valid()
    again.add_error(None, error.messages)
    return section_page(desk, report, theirs, again, theirs=theirs, status=409)


def repaired_words(count: int) -> str:
    """What is said of lines that came in with fonts from before Unicode."""
    if not count:
        return ""
    words = ngettext(
        "Đã chuyển %(n)d đoạn gõ bằng phông TCVN3 hoặc VNI sang Unicode; hãy đọc lại.",
        "Đã chuyển %(n)d đoạn gõ bằng phông TCVN3 hoặc VNI sang Unicode; hãy đọc lại.",
        count,
    )
    return words % {"n": count}


def _printed(desk: Desk, section: Section) -> str:
    """The text as it is printed; of an issued report as it was approved."""
    if desk.state is not ReportState.ISSUED:
        return filled(section.body, desk.catalogue)
    return next((one.html for one in desk.content.sections if one.key == section.key), "")


def section_page(
    desk: Desk, report: Report, section: Section, form: NotationForm | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of one section."""
    rows = section_rows(report, sections_of(report), desk.catalogue)
    here = next(row for row in rows if row.key == section.key)
    return desk.page(
        "work/report/section.html",
        status=status,
        section=section,
        row=here,
        around=neighbours(rows, section.key),
        above=above(rows, section.key),
        hint=hints(desk.round).get(section.key, ""),
        form=form or NotationForm.of(section),
        printed=_printed(desk, section),
        own_part=block_html(section, desk.results),
        names=names_of(cited_keys(section.body), desk.catalogue),
        cites=desk.catalogue.listing if desk.request.GET.get(CITES) else None,
        theirs_printed=filled(more["theirs"].body, desk.catalogue) if more.get("theirs") else "",
    )
