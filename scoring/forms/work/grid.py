"""A grid as a plain form posts it: one field for each cell, whose name tells what the cell was based on.

"o-12-34-3|1.5" is place 12, criterion 34, typed over version 3, which was 1.5.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.forms.work.sheet import base_text, read_base
from scoring.forms.work.typed import WrongEntryError, read_mark
from scoring.marks import mark_text
from scoring.models import Criterion, RoundUnit
from scoring.selectors.structure import Structure
from scoring.services.autosave import CellState, Kept
from scoring.services.scores import Cell

MAX_FIELDS = 900  # with the other fields of the page under Django's limit of 1,000
_NAME = re.compile(r"o-(\d{1,18})-(\d{1,18})-(\d{1,9}\|(?:na|[0-9.]{0,20}))")

Key = tuple[int, int]  # place (RoundUnit pk) and criterion (pk)


@dataclass(frozen=True, slots=True)
class Open:
    """A cell that was not saved: what was typed, what it is based on now, and why."""

    place: RoundUnit
    criterion: Criterion
    typed: str
    base: str
    message: str
    kept: Kept | None = None


class GridForm:
    """Cells that were typed; `open` are those that could not be saved, by place and criterion (pk)."""

    def __init__(self, structure: Structure, places: Iterable[RoundUnit], data: Mapping[str, str]) -> None:
        self.structure = structure
        self.places = {place.pk: place for place in places}
        self.open: dict[Key, Open] = {}
        self.cells: list[Cell] = []
        self._typed: dict[tuple[int, str], tuple[str, str]] = {}
        leaves = {leaf.pk: leaf for leaf in structure.leaf_rows}
        for name, typed in data.items():
            found = _NAME.fullmatch(name)
            if found and int(found[1]) in self.places and int(found[2]) in leaves:
                self._read(self.places[int(found[1])], leaves[int(found[2])], found[3], typed)

    def _read(self, place: RoundUnit, leaf: Criterion, base: str, typed: str) -> None:
        version, before = read_base(base)
        try:
            mark = read_mark(self.structure.leaf(leaf), typed)
        except WrongEntryError as error:
            self.open[place.pk, leaf.pk] = Open(place, leaf, typed, base, str(error))
            return
        if mark_text(mark) != mark_text(before):
            self._typed[place.pk, leaf.code] = typed, base
            self.cells.append(Cell(place.pk, leaf.code, mark, based_on=version))

    def show(self, kept: Iterable[Kept]) -> int:
        """Take in what became of the cells; returns how many were saved."""
        saved = 0
        for each in kept:
            if each.state is CellState.SAVED:
                saved += 1
                continue
            self._leave_open(each)
        return saved

    def _leave_open(self, each: Kept) -> None:
        place, leaf = self.places[each.cell.place], self.structure.by_code[each.cell.code]
        typed, base = self._typed[place.pk, leaf.code]
        if each.conflict:
            base = base_text(each.conflict.version, each.conflict.theirs)
        self.open[place.pk, leaf.pk] = Open(place, leaf, typed, base, each.message, each)
