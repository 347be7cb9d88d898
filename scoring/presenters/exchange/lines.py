"""Lines of a preview: marks in words, units and criteria by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.forms.exchange import CONFLICT, QUESTION
from scoring.marks import mark_from_text
from scoring.presenters.work.entry.words import mark_wording
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.findings import CellChange, Conflict, Question


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A cell that would be written."""

    address: str
    unit: str
    criterion: str
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A cell changed in the portal since the export; `field` is the name of its choice in the form."""

    field: str
    address: str
    unit: str
    criterion: str
    title: str
    at_export: str
    now: str
    new: str
    by: str
    take_mine: bool


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A unit to choose: (code, name, chosen) of each candidate."""

    field: str
    address: str
    text: str
    candidates: list[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question answered before, which may be taken back."""

    field: str
    address: str
    code: str
    name: str


def change_lines(changes: Iterable[CellChange], titles: Mapping[str, str]) -> list[ChangeLine]:
    """Changes; `titles` are the criteria's by code."""
    return [
        ChangeLine(
            address=change.address,
            unit=change.unit_name,
            criterion=change.criterion,
            title=titles.get(change.criterion, ""),
            old=wording(change.old),
            new=wording(change.new),
        )
        for change in changes
    ]


def conflict_lines(
    conflicts: Iterable[Conflict], titles: Mapping[str, str], decisions: Decisions
) -> list[ConflictLine]:
    """Conflicts with the choice made so far: the portal's mark stays unless the person takes theirs."""
    return [
        ConflictLine(
            field=f"{CONFLICT}{conflict.address}",
            address=conflict.address,
            unit=conflict.unit_name,
            criterion=conflict.criterion,
            title=titles.get(conflict.criterion, ""),
            at_export="" if conflict.at_export is None else wording(conflict.at_export),
            now=wording(conflict.now),
            new=wording(conflict.new),
            by=conflict.by,
            take_mine=conflict.address in decisions.take_mine,
        )
        for conflict in conflicts
    ]


def question_lines(questions: Iterable[Question], decisions: Decisions) -> list[QuestionLine]:
    """Questions with the answer given so far."""
    return [
        QuestionLine(
            field=f"{QUESTION}{question.address}",
            address=question.address,
            text=question.text,
            candidates=[
                (code, name, decisions.answers.get(question.address) == code) for code, name in question.candidates
            ],
        )
        for question in questions
    ]


def answer_lines(answers: Iterable[tuple[str, str]], names: Mapping[str, str]) -> list[AnswerLine]:
    """Answered questions; `names` are the units' by code."""
    return [AnswerLine(f"{QUESTION}{place}", place, code, names.get(code, code)) for place, code in answers]


def wording(text: str) -> str:
    """A mark's text in words: "1,5", "không áp dụng", "để trống"."""
    return mark_wording(mark_from_text(text))
