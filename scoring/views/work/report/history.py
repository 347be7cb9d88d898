"""What a section said before; posted, make an earlier text the text again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scoring.models import Round, Section
from scoring.presenters.work.report.history import version_lines
from scoring.selectors.report_sections import section_or_404, versions_of
from scoring.services.report.sections import restore_version
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk
from units.people import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@of_authority_round
def report_section_history(request: HttpRequest, round_: Round, key: str) -> HttpResponse:
    """Versions, the newest first, each with what it changed."""
    desk = Desk(request, round_)
    section = section_or_404(desk.begun(), key)
    if request.method == "POST":
        desk.refuse_readers()
        return _restored(request, round_, section)
    lines = version_lines(section, versions_of(section), desk.catalogue)
    return desk.page("work/report/history.html", section=section, lines=lines)


def _restored(request: HttpRequest, round_: Round, section: Section) -> HttpResponse:
    number, version = (_whole(request.POST.get(name, "")) for name in ("phien-ban", "version"))
    try:
        restore_version(actor=signed_in(request), section=section, number=number, version=version)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("report-section-history", args=[round_.slug, section.key]))
    messages.success(request, _("Đã khôi phục phiên bản %(number)s.") % {"number": number})
    return HttpResponseRedirect(reverse("report-section", args=[round_.slug, section.key]))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
