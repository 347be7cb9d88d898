"""Blocks of a round by kinds of units, in one line: "Khối xã: Xã, Thị trấn; Khối phường: Phường"."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from scoring.models import Round, RoundBlock, RoundUnit
from scoring.workbook.regulation.layout import BLOCKS_BY_UNIT, ONE_BLOCK
from units.models import Kind
from units.models.unit import KIND_NAMES
from units.names import clean, search_key

Blocks = Mapping[str, Sequence[str]]
"""Name of a block to the kinds ranked in it; no blocks, one ranking."""


def blocks_of(round_: Round) -> Blocks | None:
    """The blocks of a round; None where they do not go by kind."""
    names = list(RoundBlock.objects.filter(round=round_).order_by("order").values_list("pk", "name"))
    if not names:
        return {}
    members = RoundUnit.objects.filter(round=round_).order_by()
    placed = set(members.values_list("unit__kind", "block_id").distinct())
    kinds = {kind for kind, _block in placed}
    apart = len(placed) == len(kinds) and all(block for _kind, block in placed)
    blocks = {name: [kind for kind in Kind.values if (kind, pk) in placed] for pk, name in names}
    plain = all(kinds and not set(name) & set(":;") for name, kinds in blocks.items())
    return blocks if apart and plain and len(blocks) == len(names) else None


def blocks_text(blocks: Blocks | None) -> str:
    """The line for the workbook."""
    if blocks is None:
        return BLOCKS_BY_UNIT
    lines = (f"{name}: {', '.join(KIND_NAMES[Kind(kind)] for kind in kinds)}" for name, kinds in blocks.items())
    return "; ".join(lines) or ONE_BLOCK


def read_blocks(text: str) -> Blocks | None:
    """The blocks a line names; None for "as they are". Raises ValueError, saying what to write."""
    if search_key(text) == search_key(BLOCKS_BY_UNIT):
        return None
    if search_key(text) == search_key(ONE_BLOCK):
        return {}
    blocks: dict[str, list[str]] = {}
    for part in filter(None, map(clean, text.split(";"))):
        name, colon, kinds = part.partition(":")
        if not colon or not clean(name) or clean(name) in blocks:
            raise ValueError(_advice(part))
        blocks[clean(name)] = [_kind(word) for word in kinds.split(",")]
    _refuse_twice([kind for kinds in blocks.values() for kind in kinds])
    return blocks


def _kind(word: str) -> str:
    for kind, name in KIND_NAMES.items():
        if search_key(word) == search_key(name):
            return kind.value
    raise ValueError(_advice(clean(word)))


def _refuse_twice(kinds: Sequence[str]) -> None:
    for kind in kinds:
        if kinds.count(kind) > 1:
            message = _("Loại “%(kind)s” có ở hai chỗ; mỗi loại đơn vị chỉ thuộc một khối.")
            raise ValueError(message % {"kind": KIND_NAMES[Kind(kind)]})


def _advice(part: str) -> str:
    message = _(
        "“%(part)s” không rõ. Hãy ghi “%(one)s”, hoặc từng khối như: Khối xã: Xã, Thị trấn; Khối phường: Phường."
    )
    return message % {"part": part, "one": ONE_BLOCK}
