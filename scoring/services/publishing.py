"""Publication freezes a round; a correction is a new version with a reason."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Proposal, Publication, Round, UnitResult
from scoring.permissions import may_publish
from scoring.results.adjustments import line_documents
from scoring.results.build import scores_by_place
from scoring.selectors.adjustments import adjustment_lines, counted_kinds
from scoring.selectors.publications import latest_publication
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.freezing import freeze
from scoring.services.locks import held, is_proposed, is_published, is_settled
from scoring.services.log import write_event
from scoring.services.publishable import Prepared, content_sha256, prepared, refuse_before_approval
from units.models import User


@transaction.atomic
def publish(*, actor: User | None, round_: Round) -> Publication:
    """Freeze the round as its next version, and close the proposal it was published by.

    A person publishes what somebody else proposed, and nothing else; the command line (None) needs no proposal.
    Raises NotAllowedError or RefusedError; then nothing is written.
    """
    round_ = held(round_)
    _refuse_stranger(actor, round_)
    if is_settled(round_):
        raise RefusedError(_("Kỳ đánh giá đã công bố. Muốn thay đổi, hãy mở đính chính và ghi lý do."))
    refuse_before_approval(round_)
    proposal = Proposal.objects.filter(round=round_, closed_at=None).select_related("proposed_by").first()
    _refuse_unproposed(actor, proposal)
    ready = prepared(round_)
    if proposal:
        _refuse_other_content(round_, ready, proposal)
    publication = freeze(actor, round_, ready, proposal)
    Round.objects.filter(pk=round_.pk).update(correction_reason="")
    if proposal:
        _close(actor, proposal, publication)
    _log(actor, round_, publication, proposal)
    return publication


@transaction.atomic
def open_correction(*, actor: User | None, round_: Round, reason: str) -> Round:
    """Let scores of a published round be edited again; the published version stays in force until the next one."""
    round_ = held(round_)
    _refuse_stranger(actor, round_)
    if not is_settled(round_):
        raise RefusedError(_("Chỉ mở đính chính cho kỳ đánh giá đã công bố và chưa có đính chính nào đang mở."))
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do đính chính; lý do được công bố cùng kết quả mới."))
    round_.correction_reason = reason.strip()
    round_.save(update_fields=["correction_reason"])
    write_event(
        actor=actor, action=Action.CORRECTION_OPENED, round_=round_, payload={"reason": round_.correction_reason}
    )
    return round_


@transaction.atomic
def drop_correction(*, actor: User | None, round_: Round) -> Round:
    """Close an open correction without publishing. Refused when scores were already changed since it was opened."""
    round_ = held(round_)
    _refuse_stranger(actor, round_)
    if not (round_.correction_reason and is_published(round_)):
        raise RefusedError(_("Không có đính chính nào đang mở."))
    if is_proposed(round_):
        raise RefusedError(_("Bản đính chính đang chờ phê duyệt. Hãy trả lại tờ trình trước."))
    if _differs(round_):
        raise RefusedError(
            _("Điểm đã thay đổi sau khi mở đính chính. Hãy trả lại điểm cũ, hoặc công bố bản đính chính.")
        )
    round_.correction_reason = ""
    round_.save(update_fields=["correction_reason"])
    write_event(actor=actor, action=Action.CORRECTION_DROPPED, round_=round_)
    return round_


def _refuse_stranger(actor: User | None, round_: Round) -> None:
    if actor is not None and not may_publish(actor, round_):
        raise NotAllowedError


def _refuse_unproposed(actor: User | None, proposal: Proposal | None) -> None:
    """One person proposes, another publishes."""
    if actor is None:
        if proposal:
            raise RefusedError(_("Kỳ đánh giá đang có tờ trình chờ lãnh đạo phê duyệt."))
        return
    if proposal is None:
        raise RefusedError(_("Chưa có tờ trình công bố. Cơ quan chuyên môn trình trước, lãnh đạo phê duyệt sau."))
    if proposal.proposed_by_id == actor.pk:
        raise RefusedError(_("Người trình không tự phê duyệt được. Tờ trình này phải do lãnh đạo khác phê duyệt."))


def _refuse_other_content(round_: Round, ready: Prepared, proposal: Proposal) -> None:
    if content_sha256(round_, ready) != proposal.content_sha256:
        raise RefusedError(
            _("Nội dung đã khác với lúc trình (%(by)s trình). Hãy trả lại tờ trình để trình lại bản mới.")
            % {"by": proposal.proposed_by or _("dòng lệnh")}
        )


def _close(actor: User | None, proposal: Proposal, publication: Publication) -> None:
    proposal.closed_by, proposal.closed_at, proposal.publication = actor, timezone.now(), publication
    proposal.save(update_fields=["closed_by", "closed_at", "publication"])


def _log(actor: User | None, round_: Round, publication: Publication, proposal: Proposal | None) -> None:
    payload = {"version": publication.version, "sha256": publication.sha256, "reason": publication.reason}
    if proposal:
        payload |= {"proposal": proposal.pk, "minutes": proposal.minutes_number}
    write_event(actor=actor, action=Action.PUBLISHED, round_=round_, payload=payload)


def _differs(round_: Round) -> bool:
    latest = latest_publication(round_)
    codes = {criterion["code"] for criterion in latest.overview["criteria_set"]["criteria"]} if latest else set()
    now = scores_by_place(round_, codes)
    units = dict(round_.members.values_list("pk", "unit_id"))
    then = dict(UnitResult.objects.filter(publication=latest).values_list("unit_id", "scores"))
    return {units[place]: marks for place, marks in now.items()} != then or _adjusted(round_, latest, units)


def _adjusted(round_: Round, latest: Publication | None, units: Mapping[int, int]) -> bool:
    """Whether bonus or penalty points are others than those published. Units by place."""
    if not counted_kinds(round_):
        return False
    now = {units[place]: line_documents(rows) for place, rows in adjustment_lines(round_).items()}
    frozen = UnitResult.objects.filter(publication=latest).values_list("unit_id", "summary__adjustment__lines")
    return now != {unit: lines for unit, lines in frozen if lines}
