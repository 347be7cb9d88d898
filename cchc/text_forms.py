"""Texts of forms: cleaned as they come in; text from before Unicode is shown converted, for the person to accept."""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cchc.text_repair import LegacyText, legacy_text
from units.names import clean

if TYPE_CHECKING:
    Base = forms.BaseForm
else:
    Base = object

F = TypeVar("F", bound=type[forms.BaseForm])


class RepairsText(Base):
    """Mixed into a form: text fields come in NFC with single spaces, and never in TCVN3 or VNI unseen.

    A text in an old encoding is an error that shows what it says and carries a checkbox; ticked for this very text,
    it is converted. What was typed stays in the field until then. Works without JavaScript.
    """

    def clean(self) -> Any:
        """Everything the form checks by itself, then its texts."""
        data = super().clean()
        for name, text, multiline in list(self._texts()):
            found = legacy_text(text, multiline=multiline)
            if found is None:
                self.cleaned_data[name] = clean(text, multiline=multiline)
            elif self._accepts(name, found):
                self.cleaned_data[name] = found.after
                self._show(name, found.after)
            else:
                self.add_error(name, self._question(name, found))
        return data

    def _texts(self) -> Iterator[tuple[str, str, bool]]:
        """Name, value, and whether it has lines, of every text field that was filled in."""
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            is_secret = isinstance(field.widget, forms.PasswordInput)
            if isinstance(field, forms.CharField) and isinstance(value, str) and not is_secret and not field.disabled:
                yield name, value, isinstance(field.widget, forms.Textarea)

    def _accepts(self, name: str, found: LegacyText) -> bool:
        return self.data.get(self._switch(name)) == _mark(found)

    def _switch(self, name: str) -> str:
        return f"{self.add_prefix(name)}-chuyen-ma"

    def _question(self, name: str, found: LegacyText) -> str:
        question = _("Đoạn này dùng bảng mã %(encoding)s; chuyển thành: “%(after)s”.") % {
            "encoding": found.encoding,
            "after": found.after,
        }
        label = _("Chấp nhận chuyển mã, rồi lưu lại.")
        template = '{} <label class="repair"><input type="checkbox" name="{}" value="{}"> {}</label>'
        return format_html(template, question, self._switch(name), _mark(found), label)

    def _show(self, name: str, text: str) -> None:
        """Put the converted text into the field, should the form be shown again for another reason."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data[self.add_prefix(name)] = text


def _mark(found: LegacyText) -> str:
    """What the checkbox sends: it holds for this text alone."""
    return hashlib.sha256(found.before.encode()).hexdigest()[:16]


def repairing(form: F) -> F:
    """The form class with RepairsText in front."""
    made = form if issubclass(form, RepairsText) else type(form.__name__, (RepairsText, form), {})
    return cast("F", made)
