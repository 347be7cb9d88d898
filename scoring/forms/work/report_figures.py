"""Forms of the report's figures: the values of a year, and what a figure is."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.numbers import NumberError, parse_decimal, plain_number
from cchc.text_forms import RepairsText
from scoring.models import Figure, FigureValue
from scoring.selectors.figures import FigureTable
from scoring.services.report.figure_values import LONGEST_SOURCE, PERCENT
from scoring.services.report.figures import FigureConflict, FigureEntry
from units.names import clean

VALUE, SOURCE, BASE = "gia-tri", "nguon", "goc"
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")


class Base(NamedTuple):
    """What the page was made from: version of the value (0 for none), value and source as they stood in the fields."""

    version: int = 0
    value: str = ""
    source: str = ""


class FigureValueField(forms.CharField):
    """A figure's value as typed: "22725", "22.725" where only whole numbers go, "93,5" and "93,5%" for percentages."""

    def __init__(self, figure: Figure, **kwargs: Any) -> None:
        self.figure = figure
        super().__init__(label=figure.name, required=False, max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """The number, None for nothing. Raises ValidationError, naming the figure."""
        text = super().clean(value)
        if not text:
            return None
        if not self.figure.decimals and _THOUSANDS.fullmatch(text):
            return Decimal(text.replace(".", ""))
        try:
            return parse_decimal(text, allow_percent=self.figure.unit == PERCENT)
        except NumberError as error:
            raise ValidationError(f"{self.figure.name}: {error.message}", code="invalid") from error


class FigureValuesForm(RepairsText, forms.Form):
    """The values of one year: of every figure that is `open`, a value and its source.

    Only what the person changed is handed on: what stood in the fields when the page was made comes back with it.
    """

    def __init__(
        self, table: FigureTable, year: int, codes: Iterable[str], data: Mapping[str, Any] | None = None
    ) -> None:
        self.codes, self.figures = list(codes), table.by_code
        rows = {code: table.row(code, year) for code in self.codes}
        self.stored = {code: base_of(table.by_code[code], row) for code, row in rows.items()}
        self.samples = {code for code, row in rows.items() if row and row.is_sample}
        initial: dict[str, str] = {}
        for code, base in self.stored.items():
            initial |= {f"{VALUE}-{code}": base.value, f"{SOURCE}-{code}": base.source}
        super().__init__(data, initial=initial)
        for code in self.codes:
            self._add_fields(table.by_code[code])
        self.base = _read_base(data.get(BASE, "")) if data is not None else self.stored

    def _add_fields(self, figure: Figure) -> None:
        code, named = figure.code, f"so-lieu-{figure.code}"
        value = FigureValueField(figure, widget=forms.TextInput(attrs={"aria-labelledby": f"{named} cot-nam-nay"}))
        source = forms.CharField(
            label=_("%(name)s: nguồn") % {"name": figure.name},
            required=False,
            max_length=LONGEST_SOURCE,
            widget=forms.TextInput(attrs={"aria-labelledby": f"{named} cot-nguon", "autocomplete": "off"}),
        )
        self.fields[f"{VALUE}-{code}"], self.fields[f"{SOURCE}-{code}"] = value, source

    @property
    def base_text(self) -> str:
        """What goes back with the form."""
        return json.dumps(self.base, ensure_ascii=False)

    def entries(self) -> list[FigureEntry]:
        """What the person changed, to be called when the form is valid."""
        return [self._entry(code) for code in self.codes if self._is_touched(code)]

    def _is_touched(self, code: str) -> bool:
        base = self.base.get(code, Base())
        typed = [clean(str(self.data.get(f"{name}-{code}", ""))) for name in (VALUE, SOURCE)]
        return typed != [base.value, base.source]

    def _entry(self, code: str) -> FigureEntry:
        data, base = self.cleaned_data, self.base.get(code, Base())
        value, source = data[f"{VALUE}-{code}"], data[f"{SOURCE}-{code}"]
        is_as_before = value is not None and number_text(self.figures[code], value) == base.value
        return FigureEntry(code, value, source, base.version, is_sample=code in self.samples and is_as_before)

    def refuse(self, by_code: Mapping[str, str]) -> None:
        """Put what the service refused beside the values."""
        for code, message in by_code.items():
            name = f"{VALUE}-{code}"
            self.add_error(name if name in self.fields else None, message)

    def show_conflicts(self, conflicts: Iterable[FigureConflict]) -> None:
        """Say what others wrote; what was typed stays, and goes over theirs when it is saved once more."""
        for conflict in conflicts:
            theirs = base_of(self.figures[conflict.code], conflict.theirs)
            self.base = {**self.base, conflict.code: theirs}
            self.add_error(f"{VALUE}-{conflict.code}", _conflict_text(conflict, theirs))


def base_of(figure: Figure, row: FigureValue | None) -> Base:
    """How a value stands in its fields."""
    return Base(row.version, number_text(figure, row.value), row.source) if row else Base()


def number_text(figure: Figure, value: Decimal) -> str:
    """A value as it stands in its field: "93,5", or "22.725" where only whole numbers go; the field reads it back."""
    if figure.decimals or value != value.to_integral_value():
        return plain_number(value)
    return f"{int(value):,}".replace(",", ".")


def _conflict_text(conflict: FigureConflict, theirs: Base) -> str:
    if conflict.theirs is None:
        return _("Người khác vừa xóa giá trị này. Lưu lại thì ghi giá trị bạn đã nhập.")
    by = conflict.theirs.updated_by
    words = {
        "who": (by.full_name or by.username) if by else _("Dòng lệnh"),
        "value": theirs.value,
        "source": theirs.source or "–",
    }
    return _("%(who)s vừa ghi %(value)s (nguồn: %(source)s). Lưu lại thì ghi đè bằng giá trị bạn đã nhập.") % words


def _read_base(text: str) -> dict[str, Base]:
    """What the page was made from; of a text that is none of ours nothing, so that everything counts as changed."""
    try:
        found = json.loads(text)
        return {str(code): Base(int(each[0]), str(each[1]), str(each[2])) for code, each in found.items()}
    except (ValueError, TypeError, AttributeError, IndexError, KeyError):
        return {}


class YearForm(forms.Form):
    """The year whose figures are shown."""

    nam = forms.IntegerField(label=gettext_lazy("Năm"), min_value=1990, max_value=2100)
