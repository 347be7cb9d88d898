"""Numbers that are only shown: "15" and "82,5", where Django's admin writes every decimal of the column."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, cast

from django.contrib.admin import display
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DecimalField, Model

from cchc.numbers import format_number


def shown_numbers(model: type[Model], names: Sequence[Any]) -> list[Any]:
    """The columns or fields `names`, decimal fields of `model` replaced by how they read."""
    return [_shown(model, name) for name in names]


def shown_fieldsets(model: type[Model], fieldsets: Sequence[Any]) -> list[Any]:
    """The same for fieldsets."""
    return [(title, {**options, "fields": shown_numbers(model, options["fields"])}) for title, options in fieldsets]


def _shown(model: type[Model], name: Any) -> Any:
    if isinstance(name, list | tuple):
        return [_shown(model, part) for part in name]
    try:
        field = model._meta.get_field(name)  # noqa: SLF001  # Django's public model API
    except (FieldDoesNotExist, AttributeError, TypeError):
        return name
    return _reader(field) if isinstance(field, DecimalField) else name


@cache
def _reader(field: "DecimalField[Any, Any]") -> Callable[[Any], str | None]:
    name = field.name

    # Lazy still: the reader is made once, in whichever language comes first.
    @display(description=cast("str", field.verbose_name), ordering=name, empty_value="–")
    def read(row: Model) -> str | None:
        value = getattr(row, name)
        return None if value is None else format_number(value)

    read.__name__ = name
    return read
