"""Model fields for Vietnamese text."""

from typing import TYPE_CHECKING, Any

from django.db import models

from units.names import clean

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField  # takes no parameters at run time


class NameField(TextField):
    """A one-line Vietnamese text, kept in NFC with single spaces."""

    def get_prep_value(self, value: Any) -> Any:
        """Clean at the door of the database, whichever way the text came in."""
        prepared = super().get_prep_value(value)
        return clean(prepared) if isinstance(prepared, str) else prepared

    def to_python(self, value: Any) -> Any:
        """Clean what a form or a fixture hands in."""
        text = super().to_python(value)
        return clean(text) if isinstance(text, str) else text
