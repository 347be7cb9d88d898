"""Marks that are not there yet, through the very rules that make the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.rules.adjustment import NO_ADJUSTMENT, Adjustment
from scoring.rules.marks import Leaf, Mark, MarkError, check_mark
from scoring.rules.outcome import Outcome, outcome
from scoring.rules.scheme import Scheme
from scoring.rules.tally import tally


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The outcome as it is and as it would be."""

    before: Outcome
    after: Outcome


class WhatIfError(ValueError):
    """A supposed mark that could not be entered; `code` names the criterion, `fault` is None for an unknown one."""

    def __init__(self, code: str, fault: MarkError | None) -> None:
        super().__init__(f"criterion {code!r}: {fault.value if fault else 'unknown'}")
        self.code = code
        self.fault = fault


def what_if(
    leaves: Sequence[Leaf],
    marks: Mapping[str, Mark],
    changes: Mapping[str, Mark],
    scheme: Scheme,
    *,
    survey_held: bool = True,
    adjustment: Adjustment = NO_ADJUSTMENT,
) -> WhatIf:
    """Return the outcome with `marks`, and with the marks of `changes` in their place (both by criterion code).

    `adjustment` is the bonus and penalty recorded for the unit; it is the same in both.

    Raises WhatIfError for the first change that is not a mark its criterion can have.
    """
    _check(leaves, changes)

    def at(supposed: Mapping[str, Mark]) -> Outcome:
        return outcome(tally(leaves, supposed, survey_held=survey_held), scheme, adjustment)

    return WhatIf(at(marks), at({**marks, **changes}))


def _check(leaves: Sequence[Leaf], changes: Mapping[str, Mark]) -> None:
    by_code = {leaf.code: leaf for leaf in leaves}
    for code, mark in changes.items():
        leaf = by_code.get(code)
        fault = check_mark(leaf, mark) if leaf else None
        if leaf is None or fault:
            raise WhatIfError(code, fault)
