"""What a correction changed of a unit, with both figures: "đính chính: 84,20% → 85,10%"."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from cchc.numbers import format_percent
from scoring.presenters.figures import NOTHING
from scoring.results import schema
from scoring.selectors.versions import Standing, UnitChange

TWO_DECIMALS, MOST_DECIMALS = 2, 6


def correction_texts(changes: Mapping[str, UnitChange], bands: Mapping[str, schema.BandDocument]) -> dict[str, str]:
    """Unit code to what the version in force changed of it; only units that changed."""
    return {code: correction_text(change, bands) for code, change in changes.items()}


def correction_text(change: UnitChange, bands: Mapping[str, schema.BandDocument]) -> str:
    """Composite, class and rank before and now, each where it changed; empty for a unit that is no longer there."""
    old, new = change.old, change.new
    if old is None or new is None:
        return _("đính chính: đơn vị được đưa thêm vào kết quả") if new else ""
    parts = []
    if old.percent != new.percent:
        parts.append(_arrow(*percent_pair(change)))
    if old.band != new.band:
        parts.append(_arrow(_label(old, bands), _label(new, bands)))
    if old.rank != new.rank:
        parts.append(_("hạng %(old)s → %(new)s") % {"old": old.rank, "new": new.rank})
    return _("đính chính: %(parts)s") % {"parts": "; ".join(parts)}


def percent_pair(change: UnitChange) -> tuple[str, str]:
    """Both composites, with as many decimals as it takes to tell them apart (2 at least, 6 at most)."""
    old, new = _percent(change.old, TWO_DECIMALS), _percent(change.new, TWO_DECIMALS)
    if old == new and change.old and change.new and change.old.percent != change.new.percent:
        return _percent(change.old, MOST_DECIMALS), _percent(change.new, MOST_DECIMALS)
    return old, new


def _percent(standing: Standing | None, places: int) -> str:
    return NOTHING if standing is None or standing.percent is None else format_percent(standing.percent, places)


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}"


def _label(standing: Standing, bands: Mapping[str, schema.BandDocument]) -> str:
    return bands[standing.band]["label"] if standing.band in bands else standing.band
