"""What the council and the level above decide: the authority's own result, ratings of heads."""

from django.db import transaction
from django.utils.translation import gettext as _

from scoring.marks import plain
from scoring.models import Action, AuthorityResult, ClassBand, HeadRating, Round, RoundUnit
from scoring.permissions import may_enter
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.locks import held, refuse_if_locked
from scoring.services.log import write_event
from units.models import User


@transaction.atomic
def record_authority_result(*, actor: User | None, result: AuthorityResult) -> AuthorityResult:
    """Save the authority's result from the level above.

    Raises NotAllowedError, RefusedError when the round is locked, ValidationError for fields that are wrong.
    """
    round_ = _writable(actor, result.round)
    result.full_clean()
    result.save()
    payload = {"index": plain(result.index), "rank": result.rank, "ranked": result.ranked}
    write_event(actor=actor, action=Action.AUTHORITY_RECORDED, round_=round_, payload=payload)
    return result


@transaction.atomic
def drop_authority_result(*, actor: User | None, result: AuthorityResult) -> None:
    """Take the authority's result away. Raises NotAllowedError, or RefusedError when the round is locked."""
    round_ = _writable(actor, result.round)
    result.delete()
    write_event(actor=actor, action=Action.AUTHORITY_RECORDED, round_=round_, payload={"index": None})


@transaction.atomic
def rate_head(*, actor: User | None, rating: HeadRating) -> HeadRating:
    """Save a rating of a head that differs from the class of the unit (seed, section II.2.2).

    Raises NotAllowedError, RefusedError (locked, band of another scheme, no reason), or ValidationError.
    """
    place = rating.round_unit
    round_ = _writable(actor, place.round)
    if rating.band.scheme_id != round_.scheme_id:
        raise RefusedError(_("Mức đánh giá phải thuộc thang phân loại của kỳ đánh giá."))
    if not rating.reason.strip():
        raise RefusedError(_("Hãy ghi lý do đánh giá khác với mức phân loại của đơn vị."))
    rating.full_clean()
    rating.save()
    _log_head(actor, rating, rating.band.code)
    return rating


@transaction.atomic
def decide_head(
    *, actor: User | None, place: RoundUnit, band: ClassBand | None, reason: str = "", seen: str | None = None
) -> HeadRating | None:
    """Set the council's rating of a unit's head, or (no band) let it follow the class of the unit again.

    `seen` is the code of the council's rating that the person was shown ("" for none), None does not ask. Raises as
    `rate_head`, and RefusedError when somebody else changed the rating meanwhile.
    """
    _writable(actor, place.round)
    rating = HeadRating.objects.select_related("band", "round_unit__round", "round_unit__unit").filter(round_unit=place)
    before = rating.first()
    if seen is not None and seen != (before.band.code if before else ""):
        raise RefusedError(_("Người khác vừa đổi đánh giá này. Chưa ghi gì; hãy xem mức mới rồi ghi lại."))
    if band is None:
        if before:
            drop_head_rating(actor=actor, rating=before)
        return None
    if before and (before.band_id, before.reason) == (band.pk, reason.strip()):
        return before
    after = before or HeadRating(round_unit=place)
    after.band, after.reason = band, reason.strip()
    return rate_head(actor=actor, rating=after)


@transaction.atomic
def drop_head_rating(*, actor: User | None, rating: HeadRating) -> None:
    """Let the class of the unit be the rating of its head again."""
    _writable(actor, rating.round_unit.round)
    _log_head(actor, rating, "")
    rating.delete()


def _writable(actor: User | None, round_: Round) -> Round:
    round_ = held(round_)
    if actor is not None and not may_enter(actor, round_):
        raise NotAllowedError
    refuse_if_locked(round_)
    return round_


def _log_head(actor: User | None, rating: HeadRating, band: str) -> None:
    place = rating.round_unit
    payload = {"unit": place.unit.code, "band": band, "reason": rating.reason if band else ""}
    write_event(actor=actor, action=Action.HEAD_RATED, round_=place.round, place=place, payload=payload)
