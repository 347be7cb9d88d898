"""What a browser is told of the cells it sent."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cchc.numbers import plain_number
from scoring.forms.work.batch import TypedCell
from scoring.models import Layer, RoundUnit
from scoring.presenters.work.entry.sums import criterion_sum_text, unit_sum_text
from scoring.presenters.work.entry.totals import totals
from scoring.presenters.work.entry.words import mark_wording, question_wording, state_of, state_wording
from scoring.results.sheet import sheet_results
from scoring.rules.marks import Mark
from scoring.selectors.entry_totals import criterion_sums, unit_sums
from scoring.selectors.sheet import sheet_of
from scoring.selectors.structure import Structure
from scoring.services.autosave import CellState, Kept
from scoring.services.errors import Conflict


def answer_of(typed: TypedCell, kept: Kept) -> dict[str, Any]:
    """What became of one cell; `shown` and `na` are its stored mark as one types it."""
    answer: dict[str, Any] = {
        **_about(typed),
        "state": kept.state.value,
        "version": kept.version,
        "message": kept.message,
        **_shown(kept.cell.mark),
    }
    return answer | {"theirs": _theirs(kept.conflict, kept.cell.mark)} if kept.conflict else answer


def wrong_answer(typed: TypedCell, message: str, state: CellState = CellState.ERROR) -> dict[str, Any]:
    """A cell that makes no mark, or that there is none for the person."""
    return {**_about(typed), "state": state.value, "message": message}


def _about(typed: TypedCell) -> dict[str, Any]:
    return {"unit": typed.unit, "code": typed.code}


def _shown(mark: Mark) -> dict[str, Any]:
    state = state_of(mark)
    return {
        "shown": "" if mark.points is None else plain_number(mark.points),
        "na": mark.not_applicable,
        "mark": state,
        "wording": state_wording(state),
    }


def _theirs(conflict: Conflict, mine: Mark) -> dict[str, Any]:
    return {
        **_shown(conflict.theirs),
        "version": conflict.version,
        "question": question_wording(conflict.by, conflict.at),
        "keep": _("Của tôi: %(value)s") % {"value": mark_wording(mine)},
        "take": _("Giá trị mới: %(value)s") % {"value": mark_wording(conflict.theirs)},
    }


def sheet_totals(place: RoundUnit, layer: Layer) -> dict[str, Any]:
    """Summary and domains of a sheet as it is stored now, as pieces of the page."""
    sheet = sheet_of(place, layer)
    shown = totals(sheet, sheet.marks, sheet_results(sheet, sheet.marks))
    return {
        "summary": render_to_string("work/entry/_summary.html", {"totals": shown}),
        "domains": render_to_string("work/entry/_domains.html", {"totals": shown}),
    }


def grid_totals(
    structure: Structure, layer: Layer, places: dict[str, RoundUnit], domain: int | None, codes: set[str]
) -> dict[str, Any]:
    """Sums of the units and of the criteria of the cells that were sent."""
    sums = unit_sums(structure, layer, [place.pk for place in places.values()], domain)
    leaves = {code: structure.by_code[code] for code in sorted(codes) if code in structure.by_code}
    round_ = next(iter(places.values())).round
    columns = criterion_sums(round_, layer, leaves.values())
    return {
        "units": {code: unit_sum_text(sums[place.pk]) for code, place in places.items()},
        "criteria": {code: criterion_sum_text(columns[leaf.pk]) for code, leaf in leaves.items()},
    }
