"""What a year's work may do, kept by hand beside the portal: an oracle that shares no code with the gate."""

import datetime
from dataclasses import dataclass, field

DAY = datetime.timedelta(days=1)
START = datetime.date(2026, 3, 2)

# First and last day of each stage, counted from START; approval has no end.
STAGES = {
    "self_scoring": (0, 5),
    "first_appraisal": (3, 9),
    "explanation": (5, 11),
    "final_appraisal": (8, 14),
    "approval": (12, 400),
}
LAYER_STAGE = {"self": "self_scoring", "first": "first_appraisal", "final": "final_appraisal"}
UNITS = ("xa-1", "xa-2")
CODES = ("1.1", "2.1")
CELLS = [(unit, code) for unit in UNITS for code in CODES]

OFFICIALS = {"official": "xa-1", "other_official": "xa-2"}
OFFICE = {"office", "administrator", "office_and_leader"}
LEADERS = {"leader", "office_and_leader"}
PEOPLE = [*OFFICIALS, "appraiser", *sorted(OFFICE | LEADERS), "stranger", "disabled"]

Cell = tuple[str, str]


@dataclass
class Year:
    """The round as it should stand. `marks` by layer and cell; an explanation is "asked" or "answered"."""

    today: datetime.date = START
    marks: dict[tuple[str, Cell], str] = field(default_factory=dict)
    submitted: set[str] = field(default_factory=set)
    explanations: dict[Cell, str] = field(default_factory=dict)
    extensions: list[tuple[str, str, datetime.date, datetime.date]] = field(default_factory=list)
    proposed_by: str = ""
    published: int = 0
    frozen: dict[Cell, str] = field(default_factory=dict)
    correcting: bool = False
    events: int = 0
    changes: int = 0

    @property
    def is_locked(self) -> bool:
        """Scores stand still."""
        return bool(self.proposed_by) or (self.published > 0 and not self.correcting)

    @property
    def final(self) -> dict[Cell, str]:
        """The marks that count."""
        return {cell: mark for (layer, cell), mark in self.marks.items() if layer == "final"}

    def is_open(self, stage: str, unit: str) -> bool:
        """Whether a stage is open for a unit today."""
        first, last = STAGES[stage]
        inside = START + first * DAY <= self.today <= START + last * DAY
        return inside or any(
            (at, of) == (stage, unit) and since <= self.today <= until for at, of, since, until in self.extensions
        )

    def may_write(self, who: str, layer: str, cell: Cell) -> bool:
        """Whether somebody may write a mark now."""
        unit, code = cell
        if self.is_locked or not self._holds(who, layer, unit, code):
            return False
        if self.published:
            return layer == "final" and who in OFFICE
        return self.is_open(LAYER_STAGE[layer], unit) and not (layer == "self" and unit in self.submitted)

    def _holds(self, who: str, layer: str, unit: str, code: str) -> bool:
        if layer == "self":
            return OFFICIALS.get(who) == unit
        return self.appraises(who, code)

    def appraises(self, who: str, code: str) -> bool:
        """The appraiser's share is domain 1; the office appraises everything."""
        return who in OFFICE or (who == "appraiser" and code.startswith("1."))

    def may_submit(self, who: str, unit: str) -> bool:
        """Whether a sheet may be handed in: by its own official, complete, in time, once."""
        complete = all(("self", (unit, code)) in self.marks for code in CODES)
        in_time = self.is_open("self_scoring", unit) and not self.published and not self.is_locked
        return OFFICIALS.get(who) == unit and complete and in_time and unit not in self.submitted

    def may_propose(self, who: str) -> bool:
        """Whether a result may be proposed: every final mark there, nothing waiting, the time come."""
        complete = all(cell in self.final for cell in CELLS) and not self.explanations
        begun = self.published > 0 or self.today >= START + STAGES["approval"][0] * DAY
        return who in OFFICE and not self.is_locked and complete and begun and self.final != self.frozen

    def write(self, layer: str, cell: Cell, mark: str) -> None:
        """A mark that was written; the same again is no change."""
        if self.marks.get((layer, cell)) != mark:
            self.marks[layer, cell] = mark
            self.changes += 1
