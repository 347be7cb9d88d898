"""Facts and points side by side: what facts compute stands, unless an appraiser overrides it with a reason.

A unit's own points follow from the facts it gives; points without facts stay allowed. An appraiser may give other
points than the facts compute (those of the layer written, else the unit's) and says why in the note of the score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cchc.numbers import plain_number
from scoring.marks import mark_of, mark_text
from scoring.models import Criterion, Layer, Round, Score
from scoring.results.computation import Computation, computed, rule_of
from scoring.rules.marks import Mark
from scoring.selectors.structure import Structure
from scoring.services.errors import CellError, CellsRefusedError

if TYPE_CHECKING:
    from scoring.services.scores import Cell

Rows = Mapping[tuple[int, str], Score]


@dataclass(frozen=True)
class _Written:
    """A cell about to be written: its row as it stands, and the rows of the layers before it."""

    cell: "Cell"
    criterion: Criterion
    row: Score | None
    first: Score | None
    own: Score | None

    @property
    def facts(self) -> Mapping[str, Any] | None:
        """Facts the points are held against: given now, or else kept in the layer while it stays, else the unit's."""
        kept = self.row.facts if self.row else None
        return self.cell.facts or kept or (self.own.facts if self.own else None)

    @property
    def note(self) -> str:
        """The note as it will stand."""
        if self.cell.note is not None:
            return self.cell.note.strip()
        return self.row.note.strip() if self.row else ""

    @property
    def brings_its_reason(self) -> bool:
        """Whether the mark is that of the first appraisal, which gave the reason then."""
        first = self.first
        return first is not None and bool(first.note.strip()) and _text_of(first) == mark_text(self.cell.mark)

    @property
    def changes(self) -> bool:
        """Whether mark, facts or note would be other than they are."""
        same_mark = mark_text(self.cell.mark) == (_text_of(self.row) if self.row else "")
        return not same_mark or self.cell.note is not None or self.cell.facts is not None


def refuse_contradictions(
    round_: Round, structure: Structure, layer: Layer, cells: Sequence["Cell"], current: Rows, reason: str
) -> None:
    """Raise CellsRefusedError, naming criterion and both values, for points that contradict their facts.

    `current` are the rows of the layer; a `reason` given for the act as a whole (an import's) is the reason for each
    override. Reads the layers before only where a criterion has a rule, in one query.
    """
    ruled = [cell for cell in cells if cell.mark.entered and rule_of(structure.by_code[cell.code]) is not None]
    if layer == Layer.SELF:
        errors = [_own_error(structure.by_code[cell.code], cell) for cell in ruled if cell.facts]
    elif ruled:
        before = {} if reason else _before(round_, ruled)
        errors = [_appraised_error(each, reason) for each in _written(structure, layer, ruled, current, before)]
    else:
        return
    found = [error for error in errors if error]
    if found:
        raise CellsRefusedError(found)


def _own_error(criterion: Criterion, cell: "Cell") -> CellError | None:
    """Facts of the unit decide its points."""
    found = computed(criterion, cell.facts)
    if found.points is None:
        return _bad_facts(cell, found)
    if cell.mark.not_applicable:
        text = _("Tiêu chí %(code)s: đã ghi không áp dụng thì không ghi số liệu.")
        return CellError(cell.place, cell.code, text % {"code": cell.code})
    if cell.mark.points == found.points:
        return None
    text = _("Tiêu chí %(code)s: số liệu cho %(computed)s điểm, không phải %(points)s. Hãy sửa số liệu hoặc bỏ điểm.")
    return CellError(cell.place, cell.code, text % _values(cell, found))


def _appraised_error(written: _Written, reason: str) -> CellError | None:
    """Other points than the facts compute want a reason."""
    if not written.changes:
        return None
    cell, found = written.cell, computed(written.criterion, written.facts)
    if found.points is None:
        return _bad_facts(cell, found) if cell.facts else None
    if cell.mark.points == found.points or reason or written.note or written.brings_its_reason:
        return None
    text = _("Tiêu chí %(code)s: số liệu cho %(computed)s điểm, điểm ghi là %(points)s. Hãy ghi lý do vào ghi chú.")
    return CellError(cell.place, cell.code, text % _values(cell, found))


def _bad_facts(cell: "Cell", found: Computation) -> CellError:
    text = _("Tiêu chí %(code)s: %(problem)s") % {"code": cell.code, "problem": found.error}
    return CellError(cell.place, cell.code, text)


def _values(cell: "Cell", found: Computation) -> dict[str, str]:
    computed_points = "" if found.points is None else plain_number(found.points)
    return {"code": cell.code, "computed": computed_points, "points": _wording(cell.mark)}


def _wording(mark: Mark) -> str:
    return _("không áp dụng") if mark.points is None else plain_number(mark.points)


def _written(
    structure: Structure,
    layer: Layer,
    cells: Iterable["Cell"],
    current: Rows,
    before: Mapping[tuple[int, str, str], Score],
) -> list[_Written]:
    return [
        _Written(
            cell,
            structure.by_code[cell.code],
            current.get((cell.place, cell.code)),
            before.get((cell.place, cell.code, Layer.FIRST)) if layer == Layer.FINAL else None,
            before.get((cell.place, cell.code, Layer.SELF)),
        )
        for cell in cells
    ]


def _before(round_: Round, cells: Sequence["Cell"]) -> dict[tuple[int, str, str], Score]:
    """Rows of the layers before, of the places and criteria in question."""
    rows = Score.objects.filter(
        round_unit__round=round_,
        round_unit__in={cell.place for cell in cells},
        criterion__code__in={cell.code for cell in cells},
        layer__in=[Layer.SELF, Layer.FIRST],
    ).select_related("criterion")
    return {(row.round_unit_id, row.criterion.code, row.layer): row for row in rows}


def _text_of(row: Score) -> str:
    return mark_text(mark_of(row.points, not_applicable=row.not_applicable))
