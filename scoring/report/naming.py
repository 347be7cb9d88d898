"""How a list of units is named in running text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.report.words import count_text, kind_words, lower_first
from scoring.results import schema
from units.models import Kind

Units = Sequence[schema.UnitDocument]


@dataclass(frozen=True)
class Part:
    """Names of one block, in printed order; `block` is empty where the round has none."""

    block: str
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        """ "khối xã: Hà Kỳ, Tái Sơn"."""
        listed = ", ".join(self.names)
        return f"{lower_first(self.block)}: {listed}" if self.block else listed


@dataclass(frozen=True)
class Listing:
    """Units of a group or class: "08 xã" and their names."""

    count: int
    amount: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """All names, blocks apart with semicolons."""
        return "; ".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Naming:
    """The round's way of naming: the most frequent kind goes without saying in a mixed list."""

    kinds: str
    usual: str

    def listing(self, units: Units) -> Listing:
        """Count and names of `units`, which are in printed order."""
        mixed = len({unit["kind"] for unit in units}) > 1
        blocks = groupby(units, key=lambda unit: unit["block"] or "")
        return Listing(
            count=len(units),
            amount=f"{count_text(len(units))} {kind_words(unit['kind'] for unit in units)}".strip(),
            parts=tuple(self._part(block, list(members), mixed=mixed) for block, members in blocks),
        )

    def _part(self, block: str, members: Units, *, mixed: bool) -> Part:
        kinds = kind_words(unit["kind"] for unit in members)
        said_by_block = "," not in kinds and kinds in block.lower()
        return Part(block, tuple(self._name(unit, bare=said_by_block or not mixed) for unit in members))

    def _name(self, unit: schema.UnitDocument, *, bare: bool) -> str:
        if bare or unit["kind"] == self.usual:
            return unit["name"]
        return f"{kind_words([unit['kind']])} {unit['name']}"


def naming_of(units: Units) -> Naming:
    """The naming of a round with these units; of two kinds equally frequent the first of `Kind` is the usual one."""
    frequency = Counter(unit["kind"] for unit in units)
    usual = max(Kind, key=lambda kind: frequency[kind.value])
    return Naming(kinds=kind_words(frequency) or "đơn vị", usual=usual.value)
