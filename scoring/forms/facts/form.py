"""The form that asks for the facts of a criterion, made from the questions of its rule."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from scoring.forms.facts.fields import answer_from, field_name, fields_for, initial_for
from scoring.models import Criterion
from scoring.results.computation import Computation, computed, fact_error_text, rule_of
from scoring.rule_words import WORDS
from scoring.rules.points import FactError, FactFault, Facts, Kind, Rule

NOT_YET = {"required", FactFault.MISSING.value}


class FactsForm(forms.Form):
    """Asks what the rule of `criterion` asks; facts from which no points follow are refused at their field."""

    use_required_attribute = False  # a sheet with criteria still to be filled in can be sent

    def __init__(self, criterion: Criterion, rule: Rule, facts: Facts | None = None, **kwargs: Any) -> None:
        self.criterion, self.rule = criterion, rule
        self.questions = rule.questions()
        initial = {
            name: value for q in self.questions for name, value in initial_for(q, (facts or {}).get(q.name)).items()
        }
        super().__init__(initial=initial, **kwargs)
        words = WORDS[criterion.rule_type]
        for question in self.questions:
            self.fields.update(fields_for(question, words.label(rule, question)))

    def clean(self) -> dict[str, Any]:
        """Facts make points, or the one at fault is named."""
        data = super().clean() or {}
        if not self.errors:
            try:
                self.rule.compute(self._facts(data), self.criterion.max_points)
            except FactError as error:
                text = fact_error_text(self.criterion, self.rule, error)
                self.add_error(self._field_of(error.question), ValidationError(text, code=error.fault.value))
        return data

    def faults(self) -> list[str]:
        """What is wrong with what was filled in so far; what is not filled in yet is no fault."""
        errors = [error for found in self.errors.as_data().values() for error in found if error.code not in NOT_YET]
        return [message for error in errors for message in error.messages]

    def cleaned_facts(self) -> dict[str, Any]:
        """The facts to store, once the form is valid."""
        return self._facts(self.cleaned_data)

    def computation(self) -> Computation:
        """Points and line of what was entered, once the form is valid."""
        return computed(self.criterion, self.cleaned_facts())

    def _facts(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {question.name: answer_from(question, cleaned) for question in self.questions}

    def _field_of(self, name: str) -> str | None:
        """The field of a question; the first of those that count."""
        question = next((question for question in self.questions if question.name == name), None)
        if question is None:
            return None  # a fault of the parameters, such as a target, that no field asks for
        return field_name(question, 0) if question.kind is Kind.COUNTS else name


def facts_form(
    criterion: Criterion, data: Mapping[str, Any] | None = None, facts: Facts | None = None, prefix: str = ""
) -> FactsForm | None:
    """The form for a criterion; None where points are given directly. `facts` are those stored, shown to begin with."""
    rule = rule_of(criterion)
    return None if rule is None else FactsForm(criterion, rule, facts, data=data, prefix=prefix or None)
