"""Score changes, notes and facts of an event, in words."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.marks import mark_from_text
from scoring.models import Criterion, Event, Layer, ScoreChange
from scoring.presenters.work.entry.words import mark_wording
from scoring.results.computation import computed
from scoring.selectors.trail import Changes, Scope


def change_texts(event: Event, changes: Changes, scope: Scope) -> list[str]:
    """ "2.1 (điểm thẩm định): 1,5 → 2" for each; the unit where there are several, no code in a cell."""
    texts = [_change(change, _what(event, change, scope)) for change in changes.first]
    more = changes.total - len(changes.first)
    if more > 0:
        texts.append(ngettext("và %(count)d điểm khác", "và %(count)d điểm khác", more) % {"count": more})
    return texts


def _change(change: ScoreChange, what: str) -> str:
    words = {
        "what": what,
        "layer": change.get_layer_display().lower(),
        "old": _mark(change.old),
        "new": _mark(change.new),
    }
    template = _("%(what)s (%(layer)s): %(old)s → %(new)s") if what else _("%(layer)s: %(old)s → %(new)s")
    return template % words


def _what(event: Event, change: ScoreChange, scope: Scope) -> str:
    """The cell, as far as neither the page nor the head of the line names it."""
    if scope.criterion:
        return ""
    if scope.place or event.place_id:
        return change.criterion.code
    words = {"unit": change.round_unit.unit.full_name, "code": change.criterion.code}
    return _("%(unit)s, %(code)s") % words


def _mark(text: str) -> str:
    return mark_wording(mark_from_text(text)) if text else _("chưa nhập")


def said_texts(event: Event, changes: Changes, scope: Scope) -> Iterator[str]:
    """Notes, and the computation of facts, as far as they are within the scope."""
    layer = event.payload.get("layer", "")
    cells = {f"{change.round_unit_id}/{change.criterion.code}": change.criterion for change in changes.first}
    for key, note in _within(event.payload.get("notes", {}), layer, cells, scope):
        if note:
            yield _("Ghi chú%(at)s: %(note)s") % {"at": _at(key, scope), "note": note}
    for key, facts in _within(event.payload.get("facts", {}), layer, cells, scope):
        criterion = scope.criterion or cells.get(key)
        if criterion and (line := _computation(criterion, facts)):
            yield _("Tính%(at)s: %(line)s") % {"at": _at(key, scope), "line": line}


def _within(said: Mapping[str, Any], layer: str, cells: Collection[str], scope: Scope) -> Iterator[tuple[str, Any]]:
    """What was said of cells in the scope; of a layer that is kept back, only for the scores that are told."""
    is_open = layer in scope.layers or (not layer and scope.is_whole)
    for key, text in said.items():
        place, _slash, code = key.partition("/")
        of_scope = not scope.place or place == str(scope.place.pk)
        of_cell = not scope.criterion or code == scope.criterion.code
        if of_scope and of_cell and (is_open or key in cells or _asked(layer, scope)):
            yield key, text


def _asked(layer: str, scope: Scope) -> bool:
    """Whether the trail is of one cell that the unit was asked to explain."""
    return layer == Layer.FIRST and scope.criterion is not None and scope.criterion.pk in scope.asked


def _at(key: str, scope: Scope) -> str:
    code = key.partition("/")[2]
    return "" if scope.criterion else _(" (%(code)s)") % {"code": code}


def _computation(criterion: Criterion, facts: object) -> str:
    found = computed(criterion, facts)
    return found.line or found.error
