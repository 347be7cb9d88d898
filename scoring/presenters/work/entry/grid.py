"""The grid as it is shown. Its cells are put together by hand: a template takes ten times as long for 1,380 of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.forms.work.grid import Open
from scoring.forms.work.typed import NA_TYPED
from scoring.marks import NA_TEXT
from scoring.models import Criterion, Layer, RoundUnit
from scoring.presenters.work.entry.sums import criterion_sum_text, unit_sum_text
from scoring.presenters.work.entry.words import closed_wording, mark_wording, question_wording
from scoring.selectors.entry_grid import NOTHING, EntryGrid
from scoring.selectors.stored import Stored

Opened = Mapping[tuple[int, int], Open]


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column."""

    key: int
    code: str
    title: str
    maximum: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: its cells as markup, and its sum."""

    place: RoundUnit
    cells: SafeString
    points: str
    percent: str
    entered: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Sum of a column."""

    code: str
    mean: str
    entered: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was not saved."""

    key: str
    text: str


@dataclass
class Reasons:
    """Why cells are closed, each reason once; a cell refers to its reason by number."""

    texts: list[str] = field(default_factory=list)

    def number(self, text: str) -> int:
        """Number of a reason."""
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text) + 1


@dataclass(frozen=True, slots=True)
class GridPage:
    """Everything in the table."""

    heads: Sequence[Head]
    rows: Sequence[Row]
    feet: Sequence[Foot]
    reasons: Sequence[str]
    is_open: bool


def grid_page(grid: EntryGrid, opened: Opened, *, posts: bool) -> GridPage:
    """The table; `posts` gives the fields names, so that a plain form can send them."""
    reasons = Reasons()
    rows = [_row(grid, place, opened, reasons, posts=posts) for place in grid.places]
    feet = [Foot(leaf.code, *criterion_sum_text(grid.criterion_sums[leaf.pk])) for leaf in grid.criteria]
    is_open = any("<input" in row.cells for row in rows)
    return GridPage([_head(leaf) for leaf in grid.criteria], rows, feet, reasons.texts, is_open)


def _head(leaf: Criterion) -> Head:
    return Head(leaf.pk, leaf.code, leaf.title, format_number(leaf.max_points))


def _row(grid: EntryGrid, place: RoundUnit, opened: Opened, reasons: Reasons, *, posts: bool) -> Row:
    stored, before = grid.stored[grid.layer].get(place.pk, {}), grid.before(place.pk)
    cells = []
    for leaf in grid.criteria:
        mark = stored.get(leaf.pk, NOTHING)
        beside = before.get(leaf.pk)
        refusal = grid.writable.refusal(place, leaf)
        if refusal is not None:
            why = reasons.number(closed_wording(grid.layer, leaf, refusal))
            cells.append(_closed(mark, beside, why))
        elif (place.pk, leaf.pk) in opened:
            cells.append(_unsaved(place.pk, leaf.pk, opened[place.pk, leaf.pk], beside))
        else:
            cells.append(_field(place.pk, leaf.pk, mark, beside, posts=posts))
    return Row(place, SafeString("".join(cells)), *unit_sum_text(grid.unit_sums[place.pk]))


def _field(place: int, leaf: int, mark: Stored, beside: Stored | None, *, posts: bool) -> str:
    text, version = mark
    name = f' name="o-{place}-{leaf}-{version}|{text}"' if posts else ""
    return (
        f'<td{_beside(beside)}><input value="{_typed(text)}" data-v="{version}"{name}'
        f' aria-labelledby="u{place} c{leaf}"></td>'
    )


def _closed(mark: Stored, beside: Stored | None, why: int) -> str:
    return f'<td class="ro" aria-describedby="ly-do-{why}"{_beside(beside)}>{_typed(mark[0])}</td>'


def _unsaved(place: int, leaf: int, cell: Open, beside: Stored | None) -> str:
    version = cell.base.partition("|")[0]
    return (
        f'<td{_beside(beside)}><input id="o-{place}-{leaf}" value="{escape(cell.typed)}" data-v="{version}"'
        f' name="o-{place}-{leaf}-{cell.base}" aria-labelledby="u{place} c{leaf}" aria-invalid="true"></td>'
    )


def _beside(beside: Stored | None) -> str:
    return f' data-b="{_typed(beside[0])}"' if beside and beside[0] else ""


def _typed(text: str) -> str:
    return NA_TYPED if text == NA_TEXT else text.replace(".", ",")


def problems(opened: Opened) -> list[Problem]:
    """What was wrong with the cells that were not saved, naming each."""
    return [Problem(f"o-{place}-{leaf}", _problem(cell)) for (place, leaf), cell in opened.items()]


def _problem(cell: Open) -> str:
    unit = cell.place.unit.full_name
    conflict = cell.kept.conflict if cell.kept else None
    if conflict is None:
        return _("%(unit)s. %(message)s") % {"unit": unit, "message": cell.message}
    text = _(
        "%(unit)s, tiêu chí %(code)s. %(question)s Của bạn: %(mine)s; giá trị mới: %(theirs)s."
        " Lưu lần nữa là giữ giá trị của bạn; muốn lấy giá trị mới thì gõ lại giá trị đó."
    )
    return text % {
        "unit": unit,
        "code": cell.criterion.code,
        "question": question_wording(conflict.by, conflict.at),
        "mine": cell.typed.strip() or _("để trống"),
        "theirs": mark_wording(conflict.theirs),
    }


def judged_by(layer: Layer) -> str:
    """What the small figures beside the fields are."""
    if layer == Layer.SELF:
        return ""
    if layer == Layer.FIRST:
        return _("Số nhỏ cạnh ô là điểm tự chấm.")
    return _("Số nhỏ cạnh ô là điểm thẩm định lần 1; chưa có thì là điểm tự chấm.")
