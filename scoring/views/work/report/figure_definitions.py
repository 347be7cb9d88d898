"""What the figures of the annual report are: added, changed and taken away by the office."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.forms.work.figure_definition import FigureDefinitionForm
from scoring.models import Report, Round
from scoring.permissions import may_write_report
from scoring.presenters.work.strip import strip_of
from scoring.selectors.figure_locks import citing_years, definition_lock, submitted_years
from scoring.selectors.figures import FigureTable, figure_table
from scoring.selectors.gate import gate_of
from scoring.services.report.figure_definitions import define_figures, definition_of, remove_figure
from scoring.views.work.door import of_authority_round
from units.people import signed_in

REMOVE = "bo"


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def figure_new(request: HttpRequest, round_: Round) -> HttpResponse:
    """The form of another figure; posted, add it."""
    table = _table(request, round_)
    form = FigureDefinitionForm(table, None, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _defined(request, round_, form, based_on=""):
        return _done(request, round_, _("Đã thêm số liệu “%(name)s”.") % form.cleaned_data)
    return _page(request, round_, form)


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def figure_edit(request: HttpRequest, round_: Round, figure: str) -> HttpResponse:
    """The form of a figure; posted, change it or take it away."""
    table = _table(request, round_)
    if figure not in table.by_code:
        raise Http404
    read = definition_of(table, figure)
    if request.method != "POST":
        return _page(request, round_, FigureDefinitionForm(table, read), figure)
    if request.POST.get("viec") == REMOVE:
        return _removed(request, round_, FigureDefinitionForm(table, read), figure)
    form = FigureDefinitionForm(table, read, request.POST)
    if form.is_valid() and _defined(request, round_, form, based_on=form.cleaned_data["based_on"] or "-"):
        return _done(request, round_, _("Đã sửa số liệu “%(name)s”.") % form.cleaned_data)
    return _page(request, round_, form, figure)


def _table(request: HttpRequest, round_: Round) -> FigureTable:
    """The figures, for those who may define them; the pages are not there for others."""
    if not may_write_report(request.user, round_):
        raise Http404
    return figure_table(round_.authority)


def _defined(request: HttpRequest, round_: Round, form: FigureDefinitionForm, *, based_on: str) -> bool:
    """Write the definition; whether it was done."""
    try:
        define_figures(
            actor=signed_in(request),
            authority=round_.authority,
            definitions=[form.definition()],
            round_=round_,
            based_on=based_on,
            after=form.cleaned_data["after"],
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def _removed(request: HttpRequest, round_: Round, form: FigureDefinitionForm, code: str) -> HttpResponse:
    try:
        remove_figure(actor=signed_in(request), authority=round_.authority, code=code, round_=round_)
    except ValidationError as error:
        return _page(request, round_, form, code, error.messages)
    return _done(request, round_, _("Đã bỏ số liệu; nhật ký vẫn giữ các giá trị."))


def _done(request: HttpRequest, round_: Round, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("report-figures", round_.slug)


def _page(
    request: HttpRequest, round_: Round, form: FigureDefinitionForm, code: str = "", refused: list[str] | None = None
) -> HttpResponse:
    person = signed_in(request)
    context = {
        "round": round_,
        "report": Report.objects.filter(round=round_).first(),
        "strip": strip_of(gate_of(person, round_), person, round_),
        "form": form,
        "code": code,
        "cited": citing_years(round_.authority, code) if code else {},
        "locked": definition_lock(submitted_years(round_.authority)) if code else "",
        "refused": refused or [],
    }
    return render(request, "work/report/figure.html", context)
