"""The report as a Word document, for offices that finish the text outside."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from scoring.models import EditionFile, Variant
from scoring.report.printing import WORD, Wanted, draft_file, edition_file, file_name
from scoring.views.guard import Opened, of_round
from scoring.views.report import conditional, latest_edition

WANTED = Wanted(Variant.WORD)


@of_round
def report_docx(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    """What was approved last, for who may read the results; a draft for the authority's own people."""
    edition = latest_edition(opened)
    if edition is None:
        return _draft(opened)
    file = edition_file(edition, Variant.WORD)
    return conditional(request, file.sha256, lambda: _sent(file))


def _draft(opened: Opened) -> HttpResponse:
    if not opened.is_followed:
        raise Http404
    name = file_name(opened.round, WANTED, is_draft=True)
    return HttpResponse(
        draft_file(opened.round, WANTED, opened.results),
        content_type=WORD,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _sent(file: EditionFile) -> FileResponse:
    content = Path(file.file.path).open("rb")  # noqa: SIM115  # the response closes it
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.content_type)
