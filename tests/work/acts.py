"""Acts of a year, short enough for a test to read: self scores, submission, proposal, approval."""

import datetime

from scoring.marks import mark_from_text
from scoring.models import Criterion, Layer, Proposal, Publication, Round, RoundUnit, StageWindow, Submission
from scoring.rules.stages import Stage
from scoring.services.proposals import Minutes, approve, propose
from scoring.services.scores import Cell, record_scores
from scoring.services.submissions import submit
from tests.people import People

MINUTES = Minutes("12/BB-HĐTĐ", datetime.date(2022, 1, 14))


def place_of(round_: Round, code: str = "xa-1") -> RoundUnit:
    return RoundUnit.objects.select_related("round__authority", "unit").get(round=round_, unit__code=code)


def self_score(round_: Round, unit: str = "xa-1", layer: Layer = Layer.SELF, **marks: str) -> int:
    """Points by criterion, "_" for the dot: `self_score(round_, _1_1="5")` scores 1.1; without any, full marks."""
    place = place_of(round_, unit)
    leaves = Criterion.objects.filter(criteria_set=round_.criteria_set, is_leaf=True, method="appraisal")
    row = {name.strip("_").replace("_", "."): text for name, text in marks.items()} or {
        leaf.code: str(leaf.max_points.normalize()) for leaf in leaves
    }
    cells = [Cell(place.pk, code, mark_from_text(text)) for code, text in row.items()]
    return record_scores(actor=None, round_=round_, cells=cells, layer=layer)


def submitted(round_: Round, people: People, unit: str = "xa-1") -> Submission:
    self_score(round_, unit)
    official = people.official if unit == "xa-1" else people.other_official
    return submit(actor=official, place=place_of(round_, unit))


def proposed(round_: Round, people: People, minutes: Minutes = MINUTES) -> Proposal:
    return propose(actor=people.office, round_=round_, minutes=minutes)


def approved(round_: Round, people: People) -> Publication:
    return approve(actor=people.leader, proposal=proposed(round_, people))


def window(round_: Round, stage: Stage, opens: datetime.date | None, closes: datetime.date | None) -> StageWindow:
    return StageWindow.objects.create(round=round_, stage=stage.value, opens_on=opens, closes_on=closes)
