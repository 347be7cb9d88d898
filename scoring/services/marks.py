"""Checks marks against the criteria before anything is written, and says what is wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Round, RoundUnit
from scoring.rules.marks import Leaf, Mark, MarkError, check_mark
from scoring.selectors.structure import Structure
from scoring.services.errors import CellError, CellsRefusedError

if TYPE_CHECKING:
    from scoring.services.scores import Cell


def refuse_bad_cells(round_: Round, structure: Structure, cells: Sequence["Cell"]) -> None:
    """Raise CellsRefusedError with a message for each bad cell."""
    leaves = {leaf.code: leaf for leaf in structure.leaves}
    places = set(RoundUnit.objects.filter(round=round_).values_list("pk", flat=True))
    errors = [
        CellError(cell.place, cell.code, message)
        for cell in cells
        if (message := _problem(cell, leaves.get(cell.code), known_place=cell.place in places))
    ]
    if errors:
        raise CellsRefusedError(errors)


def _problem(cell: "Cell", leaf: Leaf | None, *, known_place: bool) -> str:
    if not known_place:
        return _("Đơn vị không thuộc kỳ đánh giá này.")
    if leaf is None:
        return _("Không có tiêu chí mã %(code)s trong kỳ đánh giá này.") % {"code": cell.code}
    return mark_message(leaf, cell.mark)


def mark_message(leaf: Leaf, mark: Mark) -> str:
    """What is wrong with a mark, naming criterion and bounds; empty when it is fine."""
    error = check_mark(leaf, mark)
    if error is None:
        return ""
    text = {
        MarkError.NEGATIVE: _("Tiêu chí %(code)s: điểm phải từ 0 đến %(max)s."),
        MarkError.ABOVE_MAX: _("Tiêu chí %(code)s: điểm phải từ 0 đến %(max)s."),
        MarkError.NA_REFUSED: _("Tiêu chí %(code)s không được ghi “không áp dụng”; hãy nhập điểm từ 0 đến %(max)s."),
        MarkError.NOT_A_NUMBER: _("Tiêu chí %(code)s: hãy nhập số, ví dụ 1,25; điểm từ 0 đến %(max)s."),
        MarkError.TOO_FINE: _("Tiêu chí %(code)s: điểm chỉ ghi tối đa 6 chữ số thập phân."),
    }[error]
    return text % {"code": leaf.code, "max": format_number(leaf.max_points)}
