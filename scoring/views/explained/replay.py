"""A round tried under draft rules ("chạy thử"): all of it stands in the address, and nothing is stored."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cchc.tables.sheets import SheetOut, table_files
from scoring.forms.draft import CRITERIA_SET, ON_THRESHOLD, SCHEME, DraftForm, Options
from scoring.models import Round
from scoring.presenters.replay.fields import band_fields, domain_fields
from scoring.presenters.replay.page import Trial, trial_page
from scoring.presenters.replay.sheet import trial_sheet
from scoring.results import schema
from scoring.results.explained.drafts import draft_overview, moves
from scoring.results.explained.inputs import leaves_of
from scoring.selectors.drafts import schemes_to_try, sets_to_try
from scoring.selectors.publications import latest_publication
from scoring.views.around import frame_of
from scoring.views.exchange.downloads import xlsx
from scoring.views.guard import Opened
from scoring.views.work.door import of_steered_round


@require_safe
@of_steered_round
def replay(request: HttpRequest, round_: Round) -> HttpResponse:
    """The form, and what the draft in the address would do."""
    opened, draft, form = _asked(request, round_)
    typed = _typed(request, form)
    if request.GET.dict() != typed:
        return HttpResponseRedirect(_address("replay", round_, typed))
    trial = _trial(opened, draft, form)
    context = {
        "frame": frame_of(opened, opened.results.overview),
        "form": form,
        "on_threshold": form[ON_THRESHOLD],
        "bands": band_fields(form, draft),
        "domains": domain_fields(form, draft),
        "trial": trial_page(trial) if trial else None,
        "csv_url": _address("replay-csv", round_, typed),
        "xlsx_url": _address("replay-xlsx", round_, typed),
    }
    return render(request, "portal/replay.html", context)


@require_safe
@of_steered_round
def replay_csv(request: HttpRequest, round_: Round) -> HttpResponse:
    """Every unit before and after, for spreadsheets; an address without a sound draft leads to the form."""
    sheet = _sheet(request, round_)
    if sheet is None:
        return _to_form(request, round_)
    name = f"chay-thu-{round_.slug}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(table_files().csv_bytes(sheet), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@of_steered_round
def replay_xlsx(request: HttpRequest, round_: Round) -> HttpResponse:
    """The same as a workbook."""
    sheet = _sheet(request, round_)
    if sheet is None:
        return _to_form(request, round_)
    title = _("Chạy thử dự thảo trên số liệu %(round)s") % {"round": round_}
    return xlsx(table_files().xlsx_bytes(title, [sheet]), f"chay-thu-{round_.slug}.xlsx")


def _asked(request: HttpRequest, round_: Round) -> tuple[Opened, schema.Overview, DraftForm]:
    """The round, its overview under the scheme and set asked for, and the form over it."""
    opened = Opened(round_, latest_publication(round_), request.user)
    overview = opened.results.overview
    options = Options(
        schemes_to_try(overview["scheme"]["code"]),
        sets_to_try(overview["criteria_set"]["code"], [leaf.code for leaf in leaves_of(overview)]),
    )
    scheme = options.schemes.get(request.GET.get(SCHEME, ""))
    criteria_set = options.sets.get(request.GET.get(CRITERIA_SET, ""))
    draft = draft_overview(overview, scheme, criteria_set)
    return opened, draft, DraftForm(draft, options, _filled(request))


def _filled(request: HttpRequest) -> dict[str, str]:
    return {name: value.strip() for name, value in request.GET.dict().items() if value.strip()}


def _typed(request: HttpRequest, form: DraftForm) -> dict[str, str]:
    """What the form knows of the address, without what is empty: the shortest address that says the same."""
    return {name: value for name, value in _filled(request).items() if name in form.fields}


def _trial(opened: Opened, draft: schema.Overview, form: DraftForm) -> Trial | None:
    """What the draft would do; None where nothing is asked for, or something is wrong."""
    if not form.is_valid():
        return None
    results = opened.results
    found = moves(results, opened.round, form.draft, form.added)
    leaves = leaves_of(results.overview), form.draft.leaves
    return Trial(results.overview, draft, results.units, found, leaves)


def _sheet(request: HttpRequest, round_: Round) -> SheetOut | None:
    trial = _trial(*_asked(request, round_))
    return trial_sheet(trial) if trial else None


def _to_form(request: HttpRequest, round_: Round) -> HttpResponse:
    return HttpResponseRedirect(_address("replay", round_, _filled(request)))


def _address(name: str, round_: Round, typed: dict[str, Any]) -> str:
    query = f"?{urlencode(typed)}" if typed else ""
    return reverse(name, args=[round_.slug]) + query
