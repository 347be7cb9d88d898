"""A form field for each kind of fact, and its way to and from the stored facts."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cchc.forms import DecimalInputField
from scoring.marks import plain
from scoring.rules.points import Kind, Question
from scoring.rules.points.amounts import DECIMALS

YES, NO = "yes", "no"
Fields = Iterator[tuple[str, forms.Field]]

_NOT_CHOSEN = _("{name}: chưa chọn.")
_NOT_A_CHOICE = _("{name}: lựa chọn này không có; hãy chọn lại.")


def fields_for(question: Question, label: str) -> Fields:
    """The fields that ask a question: one, or one for each option that is counted."""
    yield from _FIELDS[question.kind](question, label)


def initial_for(question: Question, answer: Any) -> Mapping[str, Any]:
    """What stands in those fields for a stored answer. What no longer fits is left out."""
    if question.kind is Kind.COUNTS:
        counts = answer if isinstance(answer, Mapping) else {}
        return {field_name(question, place): counts.get(option) for place, option in enumerate(question.options)}
    if question.kind is Kind.YES_NO:
        return {question.name: {True: YES, False: NO}.get(answer)}
    return {question.name: answer.replace(".", ",") if _is_number(question) and isinstance(answer, str) else answer}


def answer_from(question: Question, cleaned: Mapping[str, Any]) -> Any:
    """The answer to store, out of cleaned data; None where nothing was answered."""
    if question.kind is Kind.COUNTS:
        typed = {option: cleaned.get(field_name(question, place)) for place, option in enumerate(question.options)}
        return {option: plain(count) for option, count in typed.items() if count is not None}
    value = cleaned.get(question.name)
    if question.kind is Kind.YES_NO:
        return {YES: True, NO: False}.get(value or "")
    return plain(value) if isinstance(value, Decimal) else value


def field_name(question: Question, place: int) -> str:
    """The field of an option that is counted: labels make no good names."""
    return f"{question.name}-{place + 1}"


def _is_number(question: Question) -> bool:
    return question.kind in {Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT}


def _number(question: Question, label: str) -> Fields:
    places = 0 if question.kind is Kind.INTEGER else DECIMALS
    percent = question.kind is Kind.PERCENT
    low, high = question.low, question.high
    yield (
        question.name,
        DecimalInputField(label=label, min_value=low, max_value=high, decimal_places=places, allow_percent=percent),
    )


def _yes_no(question: Question, label: str) -> Fields:
    yield question.name, _radio(label, [(YES, _("Có")), (NO, _("Không"))])


def _choice(question: Question, label: str) -> Fields:
    yield question.name, _radio(label, [(option, option) for option in question.options])


def _checklist(question: Question, label: str) -> Fields:
    options = [(option, option) for option in question.options]
    errors = {"invalid_choice": format_lazy(_NOT_A_CHOICE, name=label)}
    widget = forms.CheckboxSelectMultiple
    yield (
        question.name,
        forms.MultipleChoiceField(label=label, choices=options, required=False, widget=widget, error_messages=errors),
    )


def _counts(question: Question, label: str) -> Fields:
    for place, option in enumerate(question.options):
        name = format_lazy(_("{label}: {option}"), label=label, option=option)
        yield (
            field_name(question, place),
            DecimalInputField(label=name, min_value=0, decimal_places=0, required=False),
        )


def _radio(label: str, options: list[tuple[str, Any]]) -> forms.ChoiceField:
    errors = {
        "required": format_lazy(_NOT_CHOSEN, name=label),
        "invalid_choice": format_lazy(_NOT_A_CHOICE, name=label),
    }
    return forms.ChoiceField(label=label, choices=options, widget=forms.RadioSelect, error_messages=errors)


_FIELDS: Mapping[Kind, Callable[[Question, str], Fields]] = {
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.PERCENT: _number,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.CHECKLIST: _checklist,
    Kind.COUNTS: _counts,
}
