"""A round in appraisal, for tests: two communes with self scores, an appraiser with a share, stages by date."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from scoring.marks import mark_from_text, mark_of, mark_text
from scoring.models import Assignment, Layer, Round, RoundUnit, Score, StageWindow
from scoring.rules.stages import Stage
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round
from tests.people import People
from units.models import User

DAY = datetime.timedelta(days=1)

# Domain 1 has criteria of 30 and 20 points, domain 2 one of 50. Units in order: Hà Kỳ (xa-1), Minh Đức (xa-2).
SELF_SCORES = {"xa-1": {"1.1": "28", "1.2": "20", "2.1": "45"}, "xa-2": {"1.1": "30", "2.1": "40"}}


def appraised_round(people: People, **fields: Any) -> Round:
    """A round without timetable: five of six criteria self-scored."""
    round_ = make_round([people.commune, people.other_commune], authority=people.authority, **fields)
    write(round_, Layer.SELF, SELF_SCORES)
    return round_


def write(round_: Round, layer: Layer, marks: Mapping[str, Mapping[str, str]], actor: User | None = None) -> int:
    """Record `{unit code: {criterion code: "1.5"}}` in a layer."""
    cells = [
        Cell(place(round_, unit).pk, code, mark_from_text(text), note="Lý do.")
        if layer != Layer.SELF
        else Cell(place(round_, unit).pk, code, mark_from_text(text))
        for unit, row in marks.items()
        for code, text in row.items()
    ]
    return record_scores(actor=actor, round_=round_, cells=cells, layer=layer)


def place(round_: Round, code: str = "xa-1") -> RoundUnit:
    return RoundUnit.objects.select_related("round__authority", "round__criteria_set", "unit").get(
        round=round_, unit__code=code
    )


def criterion(round_: Round, code: str = "1.1"):
    return round_.criteria_set.criteria.select_related("domain").get(code=code)


def domain(round_: Round, number: int = 1) -> int:
    return round_.criteria_set.domains.get(number=number).pk


def share(round_: Round, appraiser: User, unit: str | None = None, number: int | None = None) -> Assignment:
    return Assignment.objects.create(
        round=round_,
        appraiser=appraiser,
        place=place(round_, unit) if unit else None,
        domain_id=domain(round_, number) if number else None,
    )


def stages(round_: Round, **states: str) -> None:
    """Windows by state: `stages(round_, first_appraisal="open", explanation="closed", final_appraisal="upcoming")`."""
    today = timezone.localdate()
    dates = {
        "open": (today - DAY, today + DAY),
        "closed": (today - 3 * DAY, today - DAY),
        "upcoming": (today + DAY, today + 3 * DAY),
    }
    StageWindow.objects.filter(round=round_).delete()
    for name, state in states.items():
        opens, closes = dates[state]
        StageWindow.objects.create(round=round_, stage=Stage(name).value, opens_on=opens, closes_on=closes)


def marks(round_: Round, layer: Layer) -> dict[str, dict[str, str]]:
    """What is in a layer, as `write` takes it."""
    found: dict[str, dict[str, str]] = {}
    for row in Score.objects.filter(round_unit__round=round_, layer=layer).select_related(
        "round_unit__unit", "criterion"
    ):
        text = mark_text(mark_of(row.points, not_applicable=row.not_applicable))
        found.setdefault(row.round_unit.unit.code, {})[row.criterion.code] = text
    return found
