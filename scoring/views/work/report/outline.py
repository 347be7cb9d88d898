"""Changes of the outline: each a small form of the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scoring.forms.work.report import SectionForm
from scoring.models import Report, Round, Section
from scoring.presenters.work.report.desk import section_rows
from scoring.selectors.report_sections import section_or_404, sections_of
from scoring.services.report import outline as acts
from scoring.services.report.sections import mark_reviewed
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.desk import outline_page, places
from scoring.views.work.report.page import Desk
from units.models import User
from units.people import signed_in

ADD = "them"
Act = Callable[[User, Section, QueryDict, int | None], object]


@require_POST
@of_authority_round
def report_outline(request: HttpRequest, round_: Round) -> HttpResponse:
    """Do what `viec` names with the section `muc`; back to the desk, at that section."""
    desk = Desk(request, round_)
    desk.refuse_readers()
    report = desk.begun()
    name = request.POST.get("viec", "")
    if name == ADD:
        return _add(desk, report)
    section = section_or_404(report, request.POST.get("muc", ""))
    act = ACTS.get(name)
    if act is None:
        messages.error(request, _("Không rõ việc cần làm với mục. Hãy tải lại trang."))
    elif _done(request, lambda: act(signed_in(request), section, request.POST, _version(request.POST))):
        messages.success(request, _("Đã ghi đề cương."))
    return _back(round_, section.key)


def _add(desk: Desk, report: Report) -> HttpResponse:
    rows = section_rows(report, sections_of(report), desk.catalogue)
    form = SectionForm(places(rows), desk.request.POST)
    if not form.is_valid():
        return outline_page(desk, report, form)
    data = form.cleaned_data
    after = section_or_404(report, data["after"]) if data["after"] else None
    try:
        made = acts.add_section(
            actor=signed_in(desk.request),
            report=report,
            title=data["title"],
            depth=data["depth"],
            after=after,
            version=data["version"],
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return outline_page(desk, report, form)
    messages.success(desk.request, _("Đã thêm mục “%(title)s”.") % {"title": made.title})
    return _back(desk.round, made.key)


def _rename(actor: User, section: Section, data: QueryDict, version: int | None) -> object:
    return acts.rename_section(actor=actor, section=section, title=data.get("ten", "")[:1_000], version=version)


def _moved(move: acts.Move) -> Act:
    return lambda actor, section, _data, version: acts.move_section(
        actor=actor, section=section, move=move, version=version
    )


def _printed(*, is_printed: bool) -> Act:
    return lambda actor, section, _data, version: acts.print_section(
        actor=actor, section=section, is_printed=is_printed, version=version
    )


ACTS: dict[str, Act] = {
    "ten": _rename,
    **{move.value: _moved(move) for move in acts.Move},
    "in": _printed(is_printed=True),
    "khong-in": _printed(is_printed=False),
    "bo": lambda actor, section, _data, version: acts.remove_section(actor=actor, section=section, version=version),
    "ra-soat": lambda actor, section, _data, _version: mark_reviewed(actor=actor, section=section),
}


def _done(request: HttpRequest, act: Callable[[], object]) -> bool:
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    return True


def _version(data: QueryDict) -> int | None:
    """The version of the page; one that is missing or is no number is of no page."""
    text = data.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _back(round_: Round, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('report-desk', args=[round_.slug])}#muc-{key}")
