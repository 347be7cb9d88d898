"""Units ranked by their points on one criterion; those with equal points stand together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.figures import rank_text
from scoring.results.explained.columns import Columns, Named
from scoring.rules.marks import Mark
from scoring.rules.ranking import Rank, rank
from scoring.rules.share import Share


@dataclass(frozen=True, slots=True)
class Place:
    """Units that share a rank, in the order of their names; `percent` of the maximum."""

    rank: str
    points: str
    percent: str
    units: Sequence[Named]


@dataclass(frozen=True, slots=True)
class Without:
    """Units without points, and why they have none."""

    why: str
    units: Sequence[Named]


@dataclass(frozen=True, slots=True)
class BlockPlaces:
    """Units ranked among themselves; `name` is empty when all are."""

    name: str
    places: Sequence[Place]
    without: Sequence[Without]


def block_places(columns: Columns, marks: Sequence[Mark], maximum: Decimal, blocks: Sequence[str]) -> list[BlockPlaces]:
    """The units of each block (`blocks` are those of the round, in order) by their points; `marks` as `columns`."""
    pairs = list(zip(columns.units, marks, strict=True))
    ranks = rank((unit.code, unit.block, mark.points) for unit, mark in pairs if mark.points is not None)
    names: list[str | None] = [*blocks, *([None] if any(unit.block is None for unit in columns.units) else [])]
    return [_block(name, [pair for pair in pairs if pair[0].block == name], ranks, maximum, blocks) for name in names]


def _block(
    name: str | None,
    pairs: Sequence[tuple[Named, Mark]],
    ranks: Mapping[str, Rank],
    maximum: Decimal,
    blocks: Sequence[str],
) -> BlockPlaces:
    ranked = sorted((pair for pair in pairs if pair[1].points is not None), key=lambda pair: ranks[pair[0].code].rank)
    groups = groupby(ranked, key=lambda pair: ranks[pair[0].code])
    return BlockPlaces(
        name=name or (_("Chưa xếp khối") if blocks else ""),
        places=[_place(found, list(members), maximum) for found, members in groups],
        without=[one for one in _without(pairs) if one.units],
    )


def _place(found: Rank, members: Sequence[tuple[Named, Mark]], maximum: Decimal) -> Place:
    points = members[0][1].points or Decimal(0)
    percent = Share(points, maximum).percent
    return Place(
        rank=rank_text(found.rank, found.tied_with),
        points=format_number(points),
        percent="" if percent is None else format_percent(percent),
        units=[unit for unit, _mark in members],
    )


def _without(pairs: Iterable[tuple[Named, Mark]]) -> list[Without]:
    listed = list(pairs)
    return [
        Without(_("Không áp dụng"), [unit for unit, mark in listed if mark.not_applicable]),
        Without(_("Chưa nhập"), [unit for unit, mark in listed if not mark.entered]),
    ]
