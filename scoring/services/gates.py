"""What services do with the gate: raise what it refuses."""

from collections.abc import Iterable

from scoring.models import Layer, Round, RoundUnit
from scoring.rules.marks import Method
from scoring.selectors.gate import Ask, Gate, Refusal, Why, gate_of
from scoring.selectors.structure import Structure
from scoring.services.errors import CellError, CellsRefusedError, NotAllowedError, RefusedError
from scoring.services.locks import held
from units.models import User

ClosedCell = tuple[int, str, Refusal]  # place (RoundUnit pk), criterion code, why it may not be written


def passed(actor: User | None, round_: Round) -> tuple[Round, Gate]:
    """The round read again and locked, and its gate for `actor`. Called inside the transaction of the act."""
    round_ = held(round_)
    return round_, gate_of(actor, round_)


def refuse(refusal: Refusal | None) -> None:
    """Raise NotAllowedError for a matter of role, RefusedError otherwise; nothing for None."""
    if refusal is None:
        return
    if refusal.why is Why.ROLE:
        raise NotAllowedError
    raise RefusedError(refusal.message)


def refuse_closed_cells(gate: Gate, structure: Structure, layer: Layer, cells: Iterable[tuple[int, str]]) -> None:
    """Raise for scores (place, criterion code) that may not be written in this layer now.

    NotAllowedError when one is not the actor's to write, RefusedError when the round is locked, CellsRefusedError
    naming each cell whose stage is closed or whose sheet is handed in.
    """
    _raise(closed_cells(gate, structure, layer, cells))


def closed_cells(gate: Gate, structure: Structure, layer: Layer, cells: Iterable[tuple[int, str]]) -> list[ClosedCell]:
    """Scores (place, criterion code) that may not be written in this layer now, and why; unknown ones are left out.

    Asks once for each place, domain and method.
    """
    wanted = list(cells)
    places = dict(RoundUnit.objects.filter(round=gate.round).values_list("pk", "unit_id"))
    answers: dict[Ask, Refusal | None] = {}
    refused = []
    for place, code in wanted:
        criterion = structure.by_code.get(code)
        if place not in places or criterion is None:
            continue  # said by the check of the marks
        ask = Ask(place, places[place], criterion.domain_id, Method(criterion.method))
        if ask not in answers:
            answers[ask] = gate.refusal(layer, ask)
        refusal = answers[ask]
        if refusal is not None:
            refused.append((place, code, refusal))
    return refused


def _raise(refused: list[ClosedCell]) -> None:
    if any(refusal.why is Why.ROLE for _place, _code, refusal in refused):
        raise NotAllowedError
    for _place, _code, refusal in refused:
        if refusal.why is Why.LOCKED:
            raise RefusedError(refusal.message)
    if refused:
        raise CellsRefusedError([CellError(place, code, refusal.message) for place, code, refusal in refused])
