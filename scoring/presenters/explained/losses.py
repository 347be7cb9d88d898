"""Where a unit lost its points, the largest loss first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.numbers import format_number
from scoring.presenters.figures import NOTHING
from scoring.results import schema
from scoring.results.explained.case import Case
from scoring.rules.comparison import Loss
from scoring.rules.exact import total
from scoring.rules.marks import MISSING

FIRST = 10  # rows that show at once; the others open


@dataclass(frozen=True, slots=True)
class LossRow:
    """One criterion: points reached out of the maximum, what was lost, and the appraiser's note where there is one."""

    code: str
    title: str
    domain: int
    points: str
    maximum: str
    lost: str
    note: str


@dataclass(frozen=True, slots=True)
class Losses:
    """All losses; `total` of them in points, the `rest` (after the first ones) as a sum too."""

    first: Sequence[LossRow]
    rest: Sequence[LossRow]
    total: str
    rest_total: str

    @property
    def count(self) -> int:
        """How many criteria lost points."""
        return len(self.first) + len(self.rest)


def losses_of(case: Case, criteria_set: schema.CriteriaSetDocument, notes: Mapping[str, str]) -> Losses:
    """The losses of a unit; `notes` are by criterion code."""
    titles = {one["code"]: one["title"] for one in criteria_set["criteria"]}
    rows = [_row(loss, case, titles, notes) for loss in case.losses]
    return Losses(
        first=rows[:FIRST],
        rest=rows[FIRST:],
        total=format_number(total(loss.points for loss in case.losses)),
        rest_total=format_number(total(loss.points for loss in case.losses[FIRST:])),
    )


def _row(loss: Loss, case: Case, titles: Mapping[str, str], notes: Mapping[str, str]) -> LossRow:
    points = case.marks.get(loss.code, MISSING).points
    return LossRow(
        code=loss.code,
        title=titles[loss.code],
        domain=loss.domain,
        points=NOTHING if points is None else format_number(points),
        maximum=format_number(loss.maximum),
        lost=format_number(loss.points),
        note=notes.get(loss.code, ""),
    )
