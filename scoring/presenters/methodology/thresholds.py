"""Thresholds and classes in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.presenters.badges import Badge, badges
from scoring.results import schema


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of the cascade: what it demands of a unit, and how its head is rated."""

    badge: Badge
    demands: str
    head_label: str


@dataclass(frozen=True, slots=True)
class Edges:
    """Whether a scheme has thresholds that a value just on them meets, and such that it does not."""

    inclusive: bool
    strict: bool


def classes(bands: Sequence[schema.BandDocument]) -> list[ClassLine]:
    """The classes in the order they are tried, the best first."""
    shown = badges(bands)
    return [ClassLine(shown[band["code"]], _demands(band), band["head_label"]) for band in bands]


def threshold_text(percent: str, *, inclusive: bool) -> str:
    """ "từ 80% trở lên", or "trên 80%" where it is strict."""
    words = _("từ %(percent)s%% trở lên") if inclusive else _("trên %(percent)s%%")
    return words % {"percent": format_number(Decimal(percent))}


def edges(bands: Sequence[schema.BandDocument]) -> Edges:
    """Which kinds of thresholds a scheme has."""
    flags = {one["inclusive"] for band in bands for one in (band["composite"], band["domain_floor"]) if one}
    return Edges(inclusive=True in flags, strict=False in flags)


def _demands(band: schema.BandDocument) -> str:
    composite, floor = band["composite"], band["domain_floor"]
    if composite and floor:
        words = _("chỉ số tổng hợp %(composite)s và mọi lĩnh vực được đánh giá %(floor)s")
        return words % {"composite": _text(composite), "floor": _text(floor)}
    if composite:
        return _("chỉ số tổng hợp %(composite)s") % {"composite": _text(composite)}
    if floor:
        return _("mọi lĩnh vực được đánh giá %(floor)s") % {"floor": _text(floor)}
    return _("các trường hợp còn lại")


def _text(threshold: schema.ThresholdDocument) -> str:
    return threshold_text(threshold["percent"], inclusive=threshold["inclusive"])
