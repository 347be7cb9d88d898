"""Publication freezes a round; a correction is a new version with a reason."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from scoring.models import Action, Publication, Round, Score, UnitResult
from scoring.permissions import may_publish
from scoring.results import schema
from scoring.results.build import Built, build, full_document, scores_by_place, stamped
from scoring.results.canonical import canonical_json, sha256_of
from scoring.selectors.publications import latest_publication
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held, is_published, is_settled
from scoring.services.log import write_event
from scoring.services.rounds import refuse_unusable
from units.models import User

BATCH = 500
NAMED = 5
# What tells one version from another without being part of the result.
STAMPED = {"version", "published_at", "reason", "previous_sha256"}

Scores = dict[int, dict[str, str]]


@transaction.atomic
def publish(*, actor: User | None, round_: Round) -> Publication:
    """Freeze the round as its next version. Raises NotAllowedError or RefusedError; then nothing is written."""
    round_ = held(round_)
    _refuse_stranger(actor, round_)
    if is_settled(round_):
        raise RefusedError(_("Kỳ đánh giá đã công bố. Muốn thay đổi, hãy mở đính chính và ghi lý do."))
    refuse_unusable(round_.criteria_set, round_.scheme)
    _refuse_outgrown(round_)
    built = build(round_)
    _refuse_incomplete(built)
    scores = scores_by_place(round_, set(built.computed.structure.by_code))
    _refuse_unchanged(round_, built, scores)
    publication = _freeze(actor, round_, built, scores)
    Round.objects.filter(pk=round_.pk).update(correction_reason="")
    write_event(
        actor=actor,
        action=Action.PUBLISHED,
        round_=round_,
        payload={"version": publication.version, "sha256": publication.sha256, "reason": publication.reason},
    )
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


def _refuse_stranger(actor: User | None, round_: Round) -> None:
    if actor is not None and not may_publish(actor, round_):
        raise NotAllowedError


def _refuse_outgrown(round_: Round) -> None:
    """Points above a maximum that was lowered after they were entered."""
    scores = Score.objects.filter(round_unit__round=round_, points__gt=F("criterion__max_points"))
    found = list(scores.select_related("criterion", "round_unit__unit").order_by("pk")[:NAMED])
    if found:
        raise RefusedError(
            [
                _("%(unit)s, tiêu chí %(code)s: điểm đã nhập cao hơn điểm tối đa. Hãy nhập lại.")
                % {"unit": score.round_unit.unit.full_name, "code": score.criterion.code}
                for score in found
            ]
        )


def _refuse_incomplete(built: Built) -> None:
    if not built.units:
        raise RefusedError(_("Kỳ đánh giá chưa có đơn vị nào."))
    lacking = [unit for unit in built.units if unit["missing"] or unit["band"] is None]
    if not lacking:
        return
    named = "; ".join(
        _("%(unit)s thiếu %(count)d tiêu chí") % {"unit": unit["full_name"], "count": unit["missing"]}
        for unit in lacking[:NAMED]
    )
    raise RefusedError(
        _("Chưa công bố được: %(count)d đơn vị còn thiếu điểm (%(named)s%(more)s). Hãy nhập đủ rồi công bố lại.")
        % {"count": len(lacking), "named": named, "more": "; …" if len(lacking) > NAMED else ""}
    )


def _refuse_unchanged(round_: Round, built: Built, scores: Scores) -> None:
    """A correction that corrects nothing would only make readers look for what changed."""
    before = latest_publication(round_)
    if before and _content(before.overview) == _content(built.overview) and _same_units(before, built, scores):
        raise RefusedError(
            _("Chưa có gì thay đổi so với phiên bản %(version)d. Hãy sửa điểm cần đính chính, hoặc bỏ đính chính.")
            % {"version": before.version}
        )


def _content(head: schema.Overview) -> dict[str, Any]:
    return {name: value for name, value in head.items() if name not in STAMPED}


def _same_units(before: Publication, built: Built, scores: Scores) -> bool:
    frozen = UnitResult.objects.filter(publication=before).order_by("position").values_list("summary", "scores")
    now = [(unit, scores.get(place.pk, {})) for unit, place in zip(built.units, built.places, strict=True)]
    return list(frozen) == now


def _freeze(actor: User | None, round_: Round, built: Built, scores: Scores) -> Publication:
    before = latest_publication(round_)
    now = timezone.now()
    head = stamped(
        built.overview,
        version=before.version + 1 if before else 1,
        at=now.isoformat(),
        reason=round_.correction_reason,
        before=before,
    )
    text = canonical_json(full_document(built, head, scores))
    publication = Publication(
        round=round_,
        version=head["version"],
        published_at=now,
        published_by=actor,
        reason=head["reason"],
        overview=head,
        document=text,
        sha256=sha256_of(text),
    )
    publication.save()
    UnitResult.objects.bulk_create(_rows(publication, built, scores), batch_size=BATCH)
    return publication


def _rows(publication: Publication, built: Built, scores: Scores) -> list[UnitResult]:
    return [
        _row(publication, place.unit_id, unit, scores.get(place.pk, {}))
        for unit, place in zip(built.units, built.places, strict=True)
    ]


def _row(publication: Publication, unit_id: int, unit: schema.UnitDocument, scores: dict[str, str]) -> UnitResult:
    return UnitResult(
        publication=publication,
        unit_id=unit_id,
        code=unit["code"],
        position=unit["position"],
        band=unit["band"] or "",
        rank=unit["rank"] or 0,
        points=unit["points"],
        maximum=unit["maximum"],
        summary=unit,
        scores=scores,
    )


def drop_correction(*, actor: User | None, round_: Round) -> Round:
    """Close an open correction without publishing. Refused when scores were already changed since it was opened."""
    with transaction.atomic():
        round_ = held(round_)
        _refuse_stranger(actor, round_)
        if not (round_.correction_reason and is_published(round_)):
            raise RefusedError(_("Không có đính chính nào đang mở."))
        if _differs(round_):
            raise RefusedError(
                _("Điểm đã thay đổi sau khi mở đính chính. Hãy trả lại điểm cũ, hoặc công bố bản đính chính.")
            )
        round_.correction_reason = ""
        round_.save(update_fields=["correction_reason"])
        write_event(actor=actor, action=Action.CORRECTION_DROPPED, round_=round_)
        return round_


def _differs(round_: Round) -> bool:
    latest = latest_publication(round_)
    codes = {criterion["code"] for criterion in latest.overview["criteria_set"]["criteria"]} if latest else set()
    now = scores_by_place(round_, codes)
    units = dict(round_.members.values_list("pk", "unit_id"))
    then = dict(UnitResult.objects.filter(publication=latest).values_list("unit_id", "scores"))
    return {units[place]: marks for place, marks in now.items()} != then
