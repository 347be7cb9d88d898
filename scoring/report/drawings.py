"""A drawing that was asked for, done: by a worker, outside the request."""

import logging

from django.utils.translation import gettext as _

from scoring.models import Drawing
from scoring.report.failures import failure_message
from scoring.report.pdf import PrintError
from scoring.report.printing import Wanted, draft_file, edition_file, file_name
from scoring.results.source import current_results
from scoring.services.report.drawings import begin, fail, finish, show_step

logger = logging.getLogger(__name__)


def draw(drawing: Drawing) -> None:
    """Draw what was asked for; the drawing then says that it is there, or why it is not."""
    if not begin(drawing):
        return
    try:
        _done(drawing)
    except PrintError as error:
        fail(drawing, failure_message(error))
    except Exception:
        logger.exception("Drawing %d broke down", drawing.pk)
        fail(drawing, _("Máy chủ gặp lỗi khi vẽ bản in. Quản trị viên xem nguyên nhân trong nhật ký của cổng."))


def _done(drawing: Drawing) -> None:
    wanted = Wanted(drawing.variant, drawing.unit)
    show_step(drawing, _("Dàn trang và vẽ"))
    if drawing.edition is not None:
        kept = edition_file(drawing.edition, wanted.variant, wanted.unit, actor=drawing.asked_by)
        finish(drawing, sha256=kept.sha256)
        return
    content = draft_file(drawing.round, wanted, current_results(drawing.round))
    finish(drawing, content=content, name=file_name(drawing.round, wanted, is_draft=True))
