"""Locks and states an act checks first."""

from django.utils.translation import gettext as _

from scoring.models import Publication, Round
from scoring.services.errors import RefusedError


def held(round_: Round) -> Round:
    """The round read again and locked, so that no publication slips in between."""
    return Round.objects.select_for_update().select_related("authority", "criteria_set", "scheme").get(pk=round_.pk)


def is_published(round_: Round) -> bool:
    """Whether any version is published."""
    return Publication.objects.filter(round=round_).exists()


def is_locked(round_: Round) -> bool:
    """Whether scores stand still: published, and no correction is open."""
    return not round_.correction_reason and is_published(round_)


def refuse_if_locked(round_: Round) -> None:
    """Raise when scores stand still."""
    if is_locked(round_):
        raise RefusedError(
            _("Kỳ đánh giá đã công bố nên không sửa điểm được. Muốn sửa, lãnh đạo mở đính chính và ghi lý do.")
        )
