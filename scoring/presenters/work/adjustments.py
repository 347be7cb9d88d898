"""Bonus and penalty points as the office sees them: unit by unit, what is recorded and what of it counts."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Adjustment
from scoring.results.adjustments import KINDS, cut_text
from scoring.rules.adjustment import Adjustment as Points
from scoring.rules.adjustment import Caps
from scoring.selectors.adjustments import recorded


@dataclass(frozen=True, slots=True)
class AdjustmentLine:
    """One line; `key` names it in the form that takes it away."""

    key: int
    kind: str
    points: str
    reason: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class UnitAdjustments:
    """The lines of a unit, and what of them counts; `cut` tells what is above its cap."""

    code: str
    unit: str
    counted: str
    cut: Sequence[str]
    lines: Sequence[AdjustmentLine]


def unit_adjustments(rows: Iterable[Adjustment], caps: Caps) -> list[UnitAdjustments]:
    """The lines by unit; `rows` come sorted by unit."""
    by_place = groupby(rows, key=lambda row: row.round_unit)
    return [_unit(list(lines), caps) for _place, lines in by_place]


def _unit(rows: list[Adjustment], caps: Caps) -> UnitAdjustments:
    unit, written = rows[0].round_unit.unit, recorded(rows)
    counted = caps.counted(written)
    words = {"bonus": format_number(counted.bonus), "penalty": format_number(counted.penalty)}
    return UnitAdjustments(
        code=unit.code,
        unit=unit.full_name,
        counted=_("Được tính: thưởng %(bonus)s, trừ %(penalty)s") % words,
        cut=_cut(written, counted),
        lines=[_line(row) for row in rows],
    )


def _cut(written: Points, counted: Points) -> list[str]:
    pairs = zip(KINDS, written, counted, strict=True)
    return [cut_text(kind, points, capped) for kind, points, capped in pairs if points > capped]


def _line(row: Adjustment) -> AdjustmentLine:
    by = row.recorded_by
    return AdjustmentLine(
        key=row.pk,
        kind=str(row.get_kind_display()),
        points=format_number(Decimal(row.points)),
        reason=row.reason,
        by=(by.full_name or by.username) if by else _("Dòng lệnh"),
        at=row.recorded_at,
    )
