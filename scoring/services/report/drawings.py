"""Drawings of documents: asked for in a page, done by a worker.

One that nobody works on any more can be asked for again.
"""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Drawing, DrawingState, Edition, Report, Round, Variant
from scoring.permissions import may_read_draft_report
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held
from units.models import Unit, User

WAITING_LONG = timedelta(seconds=60)
DRAWING_LONG = timedelta(minutes=4)  # more than a drawing is allowed to take
KEPT_DRAFTS = 5  # of a round; earlier ones are dropped with their files
WHOLE = {Variant.FULL, Variant.WORD}


@transaction.atomic
def ask(
    *, actor: User | None, round_: Round, variant: str, edition: Edition | None = None, unit: Unit | None = None
) -> Drawing:
    """Ask for a document; the one that is being drawn already, if the same was asked before.

    Without `edition` it is a draft of the round as it stands. Raises NotAllowedError, or RefusedError where there is no
    report to draw. The caller hands what waits to a worker.
    """
    round_ = held(round_)
    if actor is not None and not may_read_draft_report(actor, round_):
        raise NotAllowedError
    if edition is None and variant in WHOLE and not Report.objects.filter(round=round_).exists():
        raise RefusedError(_("Chưa lập báo cáo của kỳ này nên chưa in được. Hãy lập báo cáo trước."))
    same = Drawing.objects.filter(round=round_, edition=edition, variant=variant, unit=unit).first()
    if same is not None and same.is_working and not is_stuck(same):
        return same
    if same is not None and same.is_working:
        fail(same, _("Lượt vẽ này bị ngắt giữa chừng; đã yêu cầu lại."))
    _drop_earlier(round_)
    return Drawing.objects.create(round=round_, edition=edition, variant=variant, unit=unit, asked_by=actor)


def is_stuck(drawing: Drawing) -> bool:
    """Whether nothing has happened for so long that the worker must have been ended, or never was."""
    if drawing.state == DrawingState.WAITING:
        return timezone.now() - drawing.asked_at > WAITING_LONG
    begun = drawing.started_at or drawing.asked_at
    return drawing.state == DrawingState.DRAWING and timezone.now() - begun > DRAWING_LONG


def begin(drawing: Drawing) -> bool:
    """Take a waiting drawing in hand; False where another worker has it, or it was settled."""
    taken = Drawing.objects.filter(pk=drawing.pk, state=DrawingState.WAITING).update(
        state=DrawingState.DRAWING, started_at=timezone.now(), step=_("Chuẩn bị số liệu")
    )
    drawing.refresh_from_db()
    return bool(taken)


def show_step(drawing: Drawing, step: str) -> None:
    """Tell who waits what is being done."""
    Drawing.objects.filter(pk=drawing.pk, state=DrawingState.DRAWING).update(step=step)


def finish(drawing: Drawing, *, sha256: str = "", content: bytes | None = None, name: str = "") -> None:
    """The document is there: `content` of a draft stays with the drawing, an edition's is kept with the edition."""
    if content is not None:
        sha256 = hashlib.sha256(content).hexdigest()
        drawing.file.save(f"drafts/{drawing.round.slug}/{drawing.pk}-{name}", ContentFile(content), save=False)
    drawing.sha256, drawing.state, drawing.step = sha256, DrawingState.DONE, ""
    drawing.finished_at = timezone.now()
    drawing.save()


def fail(drawing: Drawing, message: str) -> None:
    """It cannot be drawn; `message` says why and what to do."""
    drawing.state, drawing.message, drawing.step = DrawingState.FAILED, message, ""
    drawing.finished_at = timezone.now()
    drawing.save()


def _drop_earlier(round_: Round) -> None:
    """Drafts that nobody looks for any more; editions' files are kept elsewhere, for good."""
    settled = Drawing.objects.filter(round=round_, edition=None).exclude(
        state__in=[DrawingState.WAITING, DrawingState.DRAWING]
    )
    for drawing in settled.order_by("-pk")[KEPT_DRAFTS - 1 :]:
        if drawing.file:
            drawing.file.delete(save=False)
        drawing.delete()
