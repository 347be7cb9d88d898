"""Explanations of a round as lines of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Explanation, Round
from scoring.presenters.work.entry.words import moment_wording
from scoring.presenters.work.explanations import state_words

STATES = ("cho", "da-tra-loi", "da-ket-luan")


@dataclass(frozen=True, slots=True)
class StateLink:
    """How many are in a state; following it shows only these, or all again."""

    label: str
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One explanation; `when` is the moment of its latest step."""

    unit: str
    criterion: str
    url: str
    question: str
    state: str
    tone: str
    when: str


def state_links(counts: Mapping[str, int], chosen: str) -> list[StateLink]:
    """The three states in order."""
    labels = {
        "cho": _("Chờ đơn vị giải trình"),
        "da-tra-loi": _("Đã giải trình, chờ kết luận"),
        "da-ket-luan": _("Đã kết luận"),
    }
    return [
        StateLink(
            labels[state],
            format_number(counts[state]),
            "?" if state == chosen else f"?trang-thai={state}",
            state == chosen,
        )
        for state in STATES
    ]


def explanation_lines(round_: Round, rows: Iterable[Explanation]) -> list[Line]:
    """Explanations as they are shown."""
    return [_line(round_, row) for row in rows]


def _line(round_: Round, row: Explanation) -> Line:
    state, tone = state_words(row)
    address = [round_.slug, row.round_unit.unit.code, row.criterion.code]
    return Line(
        unit=row.round_unit.unit.full_name,
        criterion=str(row.criterion),
        url=f"{reverse('cell', args=address)}#giai-trinh",
        question=row.question,
        state=state,
        tone=tone,
        when=moment_wording(row.decided_at or row.answered_at or row.asked_at),
    )
