"""The whole report on the screen, as it would be printed now."""

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from scoring.models import Round
from scoring.report.html import screen_html
from scoring.views.work.door import of_authority_round
from scoring.views.work.report.page import Desk


@require_safe
@of_authority_round
def report_preview(request: HttpRequest, round_: Round) -> HttpResponse:
    """A page of its own, with the sheets of the print and one for the screen."""
    desk = Desk(request, round_)
    html = screen_html(
        desk.content, "work/report/preview.html", sheet=lambda name: static(f"cchc/report/{name}"), round=round_
    )
    return HttpResponse(html)
