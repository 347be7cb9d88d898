"""Shares of the appraisal as posted: one row for each appraiser, or one appraiser with units."""

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from scoring.selectors.appraisal.shape import Pair, places_of, product
from scoring.selectors.assignments import Shares

ALL = "tat-ca"


def matrix_shares(post: QueryDict, current: dict[int, Shares], domains: Collection[int]) -> dict[int, frozenset[Pair]]:
    """Domains ticked for each appraiser (`lv-<pk>`), over the units that each has now, or all (`dv-<pk>`)."""
    shares = {}
    for person, before in current.items():
        if f"co-{person}" not in post:  # its row was shown without boxes
            continue
        places = None if f"dv-{person}" in post else places_of(before)
        shares[person] = product(places, _ticked(post, f"lv-{person}", domains))
    return shares


def person_shares(post: QueryDict, domains: Collection[int], places: Collection[int]) -> frozenset[Pair]:
    """Domains (`lv`) and units (`dv`) ticked for one appraiser; no domain takes every share away.

    Raises ValidationError for one without the other.
    """
    chosen, at = ticked_domains(post, domains), ticked_places(post, places)
    if chosen == frozenset() and at:
        raise ValidationError(_("Đã chọn đơn vị thì chọn cả lĩnh vực. Muốn thôi phân công thì bỏ chọn tất cả."))
    if chosen != frozenset() and at == frozenset():
        raise ValidationError(_("Hãy chọn “Mọi đơn vị”, hoặc chọn từng đơn vị."))
    return product(at, chosen)


def ticked_domains(post: QueryDict, domains: Collection[int]) -> frozenset[int] | None:
    """Domains ticked for one appraiser; None for all."""
    return _ticked(post, "lv", domains)


def ticked_places(post: QueryDict, places: Collection[int]) -> frozenset[int] | None:
    """Units ticked for one appraiser; None for all."""
    return _ticked(post, "dv", places)


def _ticked(post: QueryDict, name: str, known: Collection[int]) -> frozenset[int] | None:
    values: Sequence[str] = post.getlist(name)
    if ALL in values:
        return None
    by_text = {str(key): key for key in known}
    ticked = frozenset(by_text[value] for value in values if value in by_text)
    return None if known and len(ticked) == len(by_text) else ticked
