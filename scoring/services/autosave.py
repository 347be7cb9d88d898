"""Recording scores cell by cell: what is wrong with one does not keep the others from being saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from scoring.marks import mark_text
from scoring.models import Layer, Round, Score
from scoring.selectors.gate import gate_of
from scoring.selectors.structure import round_structure
from scoring.services.errors import CellsRefusedError, Conflict, ConflictError, NotAllowedError, RefusedError
from scoring.services.gates import closed_cells
from scoring.services.scores import Cell, record_scores
from units.models import User

Key = tuple[int, str]  # place (RoundUnit pk) and criterion code


class CellState(StrEnum):
    """What became of a cell."""

    SAVED = "saved"
    CONFLICT = "conflict"  # somebody else changed it meanwhile
    ERROR = "error"  # the mark is wrong
    REFUSED = "refused"  # not this person's to write, or not now


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one cell; `version` is that of its row now (0: there is none)."""

    cell: Cell
    state: CellState
    message: str = ""
    version: int = 0
    conflict: Conflict | None = None


def record_each(*, actor: User | None, round_: Round, cells: Iterable[Cell], layer: Layer) -> list[Kept]:
    """Write what can be written, in as few transactions as there are kinds of trouble, and tell of each cell.

    A cell that somebody else meanwhile gave the same mark counts as saved: an answer that never arrived does not
    make a person's second attempt a conflict with the first.
    """
    wanted = {(cell.place, cell.code): cell for cell in cells}
    run = _Run(wanted)
    _set_closed_apart(actor, round_, layer, run)
    while run.waiting:
        run.attempt(actor, round_, layer)
    return _with_versions(round_, layer, run)


@dataclass
class _Run:
    """Cells still to be written, and what became of the others."""

    wanted: dict[Key, Cell]
    told: dict[Key, Kept] = field(default_factory=dict)

    @property
    def waiting(self) -> list[Cell]:
        return [cell for key, cell in self.wanted.items() if key not in self.told]

    def attempt(self, actor: User | None, round_: Round, layer: Layer) -> None:
        """Write all that wait, or set aside those that keep the others from being written; never neither."""
        cells = self.waiting
        try:
            record_scores(actor=actor, round_=round_, cells=cells, layer=layer)
        except CellsRefusedError as error:
            for each in error.cells:
                self.tell((each.place, each.code), CellState.ERROR, each.message)
        except ConflictError as error:
            self._settle(error.conflicts)
        except NotAllowedError:
            self._tell_all(cells, CellState.REFUSED, _("Bạn không được ghi điểm này."))
        except RefusedError as error:
            self._tell_all(cells, CellState.REFUSED, error.messages[0])
        else:
            self._tell_all(cells, CellState.SAVED, "")

    def tell(self, key: Key, state: CellState, message: str = "", conflict: Conflict | None = None) -> None:
        self.told[key] = Kept(self.wanted[key], state, message, conflict.version if conflict else 0, conflict)

    def _tell_all(self, cells: Sequence[Cell], state: CellState, message: str) -> None:
        for cell in cells:
            self.tell((cell.place, cell.code), state, message)

    def _settle(self, conflicts: Iterable[Conflict]) -> None:
        for conflict in conflicts:
            key = conflict.place, conflict.code
            same = mark_text(conflict.theirs) == mark_text(self.wanted[key].mark)
            if same:
                self.tell(key, CellState.SAVED)
            else:
                self.tell(key, CellState.CONFLICT, conflict=conflict)


def _set_closed_apart(actor: User | None, round_: Round, layer: Layer, run: _Run) -> None:
    gate = gate_of(actor, round_)
    for place, code, refusal in closed_cells(gate, round_structure(round_), layer, run.wanted):
        run.tell((place, code), CellState.REFUSED, refusal.message)


def _with_versions(round_: Round, layer: Layer, run: _Run) -> list[Kept]:
    """In the order asked, saved cells with the version of their row."""
    places = {place for place, _criterion in run.wanted}
    rows = Score.objects.filter(round_unit__round=round_, layer=layer, round_unit__in=places)
    versions = {(place, code): n for place, code, n in rows.values_list("round_unit_id", "criterion__code", "version")}
    told = [(key, run.told[key]) for key in run.wanted]
    return [
        replace(kept, version=versions.get(key, 0)) if kept.state is CellState.SAVED else kept for key, kept in told
    ]
