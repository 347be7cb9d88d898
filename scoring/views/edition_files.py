"""Kept files of editions as downloads."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from scoring.models import EditionFile
from scoring.selectors.editions import latest_edition, signed_copy_of
from scoring.views.guard import Opened, of_round
from scoring.views.report import conditional


@of_round
def signed_copy_response(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    """The signed copy of the edition in force, byte for byte; for who may read the results."""
    edition = latest_edition(opened.round) if opened.publication else None
    file = signed_copy_of(edition) if edition else None
    if file is None:
        raise Http404
    return conditional(request, file.sha256, lambda: _sent(file))


def _sent(file: EditionFile) -> HttpResponseBase:
    path = Path(file.file.path)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type)
