"""The figures of the annual report: the office enters them year by year, the authority's people read."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.report_figures import FigureValuesForm, YearForm
from scoring.models import Report, Round
from scoring.permissions import may_write_report
from scoring.presenters.work.report_figures.page import entered_codes, figures_page
from scoring.presenters.work.strip import strip_of
from scoring.report.citing.usage import Usage, usage
from scoring.selectors.figure_locks import definition_lock, submitted_years, year_lock
from scoring.selectors.figures import FigureTable, figure_table
from scoring.selectors.gate import gate_of
from scoring.services.errors import NotAllowedError
from scoring.services.report.figures import FigureConflictError, FiguresRefusedError, record_figures
from scoring.views.work.door import of_authority_round
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_figures(request: HttpRequest, round_: Round) -> HttpResponse:
    """The figures of `?nam=` (the round's year without it) beside those of the year before; posted, record them."""
    year, table = _year(request, round_), figure_table(round_.authority)
    if request.method != "POST":
        return _page(request, round_, year, table, FigureValuesForm(table, year, entered_codes(table, year)))
    if not may_write_report(request.user, round_):
        raise NotAllowedError
    form = FigureValuesForm(table, year, entered_codes(table, year, request.POST), request.POST)
    status = _recorded(request, round_, year, form) if form.is_valid() else 200
    return _page(request, round_, year, table, form, status) if status else _back(round_, year)


def _recorded(request: HttpRequest, round_: Round, year: int, form: FigureValuesForm) -> int:
    """Record what was typed; 0 when it was done, otherwise the status of the page that says why not."""
    entries = form.entries()
    try:
        count = record_figures(
            actor=signed_in(request), authority=round_.authority, year=year, entries=entries, round_=round_
        )
    except FigureConflictError as error:
        form.add_error(None, error.messages)
        form.show_conflicts(error.conflicts)
        return 409
    except FiguresRefusedError as error:
        form.refuse(error.by_code)
        return 200
    except ValidationError as error:
        form.add_error(None, error.messages)
        return 200
    words = {"count": count, "year": year}
    messages.success(
        request, _("Đã lưu %(count)d số liệu năm %(year)d.") % words if count else _("Không có gì thay đổi.")
    )
    return 0


def _page(
    request: HttpRequest, round_: Round, year: int, table: FigureTable, form: FigureValuesForm, status: int = 200
) -> HttpResponse:
    person, waiting = signed_in(request), submitted_years(round_.authority)
    report = Report.objects.filter(round=round_).first()
    is_writer = may_write_report(person, round_)
    locked = year_lock(waiting, year)
    is_open = is_writer and (form.is_bound or not locked)  # what was typed when the lock fell stays to be read
    context = {
        "round": round_,
        "report": report,
        "strip": strip_of(gate_of(person, round_), person, round_),
        "page": figures_page(table, year, round_.year, usage(report) if report else Usage(), form if is_open else None),
        "form": form if is_open else None,
        "locked": locked,
        "is_writer": is_writer,
        "may_define": is_writer and not definition_lock(waiting),
        "before": year - 1,
    }
    return render(request, "work/report/figures.html", context, status=status)


def _year(request: HttpRequest, round_: Round) -> int:
    form = YearForm(request.GET)
    return int(form.cleaned_data["nam"]) if form.is_valid() else round_.year


def _back(round_: Round, year: int) -> HttpResponse:
    address = reverse("report-figures", args=[round_.slug])
    return HttpResponseRedirect(address if year == round_.year else f"{address}?nam={year}")
