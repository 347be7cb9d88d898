"""The proposal to publish: the office proposes with the council's minutes, a leader approves or returns it.

While it is live, scores stand still (`scoring.services.locks`). What is approved is what was proposed, to the letter.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Proposal, Publication, Round
from scoring.permissions import may_propose, may_publish
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held, is_proposed, is_settled
from scoring.services.log import write_event
from scoring.services.publishable import content_sha256, prepared, refuse_before_approval
from scoring.services.publishing import publish
from units.models import User


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of the council (biên bản của Hội đồng) a result rests on."""

    number: str
    date: datetime.date


@transaction.atomic
def propose(*, actor: User | None, round_: Round, minutes: Minutes, note: str = "") -> Proposal:
    """Propose the round as it stands for publication; from now on its scores are locked.

    Raises NotAllowedError (office only), or RefusedError: something missing, already proposed or published, not yet
    time, minutes without a number or of a day to come.
    """
    round_ = held(round_)
    if actor is not None and not may_propose(actor, round_):
        raise NotAllowedError
    _refuse_state(round_)
    _refuse_minutes(minutes)
    proposal = Proposal(
        round=round_,
        proposed_by=actor,
        minutes_number=minutes.number,
        minutes_date=minutes.date,
        note=note.strip(),
        content_sha256=content_sha256(round_, prepared(round_)),
    )
    proposal.full_clean(exclude=["proposed_by", "closed_by", "publication"])
    proposal.save()
    _log(actor, Action.PUBLICATION_PROPOSED, proposal, minutes_date=minutes.date.isoformat(), note=proposal.note)
    return proposal


@transaction.atomic
def withdraw(*, actor: User | None, proposal: Proposal) -> Proposal:
    """Take a proposal back so that scores can be edited again. Raises NotAllowedError, or RefusedError when closed."""
    proposal = _live(proposal)
    if actor is not None and not may_propose(actor, proposal.round):
        raise NotAllowedError
    _close(actor, proposal)
    _log(actor, Action.PROPOSAL_WITHDRAWN, proposal)
    return proposal


@transaction.atomic
def return_proposal(*, actor: User | None, proposal: Proposal, reason: str) -> Proposal:
    """Send a proposal back to the office. Raises NotAllowedError, or RefusedError when closed or without a reason."""
    proposal = _live(proposal)
    if actor is not None and not may_publish(actor, proposal.round):
        raise NotAllowedError
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do trả lại để cơ quan chuyên môn biết cần sửa gì."))
    _close(actor, proposal, reason.strip())
    _log(actor, Action.PROPOSAL_RETURNED, proposal, reason=proposal.return_reason)
    return proposal


@transaction.atomic
def approve(*, actor: User, proposal: Proposal) -> Publication:
    """Publish what was proposed: a leader's act, and never the proposer's own. Raises as `publishing.publish` does."""
    held(proposal.round)
    if not may_publish(actor, proposal.round):
        raise NotAllowedError
    proposal = _live(proposal)
    return publish(actor=actor, round_=proposal.round)


def _live(proposal: Proposal) -> Proposal:
    """The proposal read again under the lock of its round: the page it was chosen on may be of yesterday."""
    held(proposal.round)
    found = Proposal.objects.select_related("round__authority").filter(pk=proposal.pk, closed_at=None).first()
    if found is None:
        raise RefusedError(_("Tờ trình này đã được xử lý. Hãy tải lại trang để xem tình trạng mới."))
    return found


def _refuse_state(round_: Round) -> None:
    if is_proposed(round_):
        raise RefusedError(_("Kỳ đánh giá đang có một tờ trình chờ phê duyệt."))
    if is_settled(round_):
        raise RefusedError(_("Kỳ đánh giá đã công bố. Muốn trình lại, lãnh đạo mở đính chính và ghi lý do."))
    refuse_before_approval(round_)


def _refuse_minutes(minutes: Minutes) -> None:
    if not minutes.number.strip():
        raise RefusedError(_("Hãy ghi số biên bản họp của Hội đồng."))
    if minutes.date > timezone.localdate():
        raise RefusedError(_("Ngày biên bản không được sau ngày hôm nay."))


def _close(actor: User | None, proposal: Proposal, reason: str = "") -> None:
    proposal.closed_by, proposal.closed_at, proposal.return_reason = actor, timezone.now(), reason
    proposal.save(update_fields=["closed_by", "closed_at", "return_reason"])


def _log(actor: User | None, action: Action, proposal: Proposal, **more: str) -> None:
    payload = {
        "proposal": proposal.pk,
        "minutes": proposal.minutes_number,
        "content_sha256": proposal.content_sha256,
        **{name: value for name, value in more.items() if value},
    }
    write_event(actor=actor, action=action, round_=proposal.round, payload=payload)
