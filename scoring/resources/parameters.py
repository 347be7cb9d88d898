"""The columns of a criteria sheet about parameters and required evidence."""

from typing import Any

from django.core.exceptions import ValidationError

from cchc.tables.widgets import YesNoWidget, text_of
from scoring.models import Criterion
from scoring.rule_words import ParametersTextError, parameter_problems, parameters_from_text


class RequiredWidget(YesNoWidget):
    """ "Có" or "Không"; an empty cell is "Không"."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """True for "Có". Raises ValueError for anything but the two words."""
        return bool(text_of(value)) and super().clean(value, row, **kwargs)


def read_parameters(criterion: Criterion, text: str, column: str) -> None:
    """Give the criterion the parameters that `text` makes; groups have none. Raises ValidationError at `column`."""
    if not criterion.is_leaf:
        text = ""
    try:
        criterion.rule = parameters_from_text(criterion.rule_type, text, None)
    except ParametersTextError as error:
        raise ValidationError({column: error.messages}) from error


def refuse_parameters(criterion: Criterion, column: str) -> dict[str, ValidationError]:
    """What keeps the parameters, new or stored, from scoring the criterion as it is now."""
    if criterion.max_points is None:  # refused in its own column
        return {}
    problems = parameter_problems(criterion.rule_type, criterion.rule, criterion.max_points)
    return {column: ValidationError(problems)} if problems else {}
