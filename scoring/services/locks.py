"""Locks and states an act checks first."""

from django.utils.translation import gettext as _

from scoring.models import Proposal, Publication, Round
from scoring.services.errors import RefusedError


def held(round_: Round) -> Round:
    """The round read again and locked, so that no publication slips in between."""
    return Round.objects.select_for_update().select_related("authority", "criteria_set", "scheme").get(pk=round_.pk)


def is_published(round_: Round) -> bool:
    """Whether any version is published."""
    return Publication.objects.filter(round=round_).exists()


def is_proposed(round_: Round) -> bool:
    """Whether a proposal to publish waits for approval."""
    return Proposal.objects.filter(round=round_, closed_at=None).exists()


def is_settled(round_: Round) -> bool:
    """Whether the round is published and no correction is open."""
    return not round_.correction_reason and is_published(round_)


def is_locked(round_: Round) -> bool:
    """Whether scores stand still: published without an open correction, or proposed for publication."""
    return is_settled(round_) or is_proposed(round_)


def refuse_if_locked(round_: Round) -> None:
    """Raise when scores stand still."""
    if is_proposed(round_):
        raise RefusedError(_("Kết quả đã trình phê duyệt nên không sửa được. Muốn sửa, hãy rút tờ trình."))
    if is_settled(round_):
        raise RefusedError(
            _("Kỳ đánh giá đã công bố nên không sửa điểm được. Muốn sửa, lãnh đạo mở đính chính và ghi lý do.")
        )
