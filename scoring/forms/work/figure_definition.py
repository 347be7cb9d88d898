"""The form of a figure's definition."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.text_forms import RepairsText
from scoring.models import Derivation, Figure, FigureLevel
from scoring.models.report.figures import FIGURE_DECIMALS
from scoring.selectors.figures import FigureTable
from scoring.services.report.figure_definitions import FigureDefinition
from units.names import search_key

SPARE_PARTS = 2
FEWEST_SLOTS = 4
CODE = Figure._meta.get_field("code")  # noqa: SLF001  # Django's documented name


class FigureDefinitionForm(RepairsText, forms.Form):
    """What a figure is. Parts are chosen in the order that counts; the code of a new one follows from its name."""

    name = forms.CharField(label=gettext_lazy("Tên số liệu"), max_length=200)
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        max_length=40,
        help_text=gettext_lazy("Ví dụ: hồ sơ, văn bản, triệu đồng, %."),
    )
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=FigureLevel.choices)
    decimals = forms.TypedChoiceField(
        label=gettext_lazy("Số chữ số thập phân khi in"),
        choices=[(number, number) for number in range(FIGURE_DECIMALS + 1)],
        coerce=int,
    )
    derivation = forms.ChoiceField(label=gettext_lazy("Cách có"), choices=Derivation.choices)
    code = forms.CharField(
        label=gettext_lazy("Mã số liệu"),
        max_length=60,
        required=False,
        validators=CODE.validators,
        help_text=gettext_lazy("Bỏ trống thì đặt theo tên; không đổi về sau."),
    )
    based_on = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, table: FigureTable, read: FigureDefinition | None = None, data: Mapping[str, Any] | None = None
    ) -> None:
        """`read` is the definition to be changed; None for a new one."""
        self.table, self.read = table, read
        super().__init__(data, initial={**_initial(read), "after": _before(table, read)})
        if read is not None:
            del self.fields["code"]
        others = [(figure.code, figure.name) for figure in self._others()]
        self.fields["after"] = forms.ChoiceField(
            label=_("Xếp sau"), required=False, choices=[("", _("– đầu danh mục –")), *others]
        )
        for number in range(1, self.slots + 1):
            self.fields[f"part-{number}"] = self._part_field(number)

    @property
    def slots(self) -> int:
        """Parts that can be chosen: a few more than there are."""
        parts = len(self.read.parts) if self.read else 0
        return max(FEWEST_SLOTS, parts + SPARE_PARTS)

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields of the parts."""
        return [self[f"part-{number}"] for number in range(1, self.slots + 1)]

    def _others(self) -> list[Figure]:
        return [figure for figure in self.table.figures if self.read is None or figure.code != self.read.code]

    def _part_field(self, number: int) -> forms.ChoiceField:
        figures = [(figure.code, figure.name) for figure in self._others()]
        label = _("Thành phần %(number)d") % {"number": number}
        return forms.ChoiceField(label=label, required=False, choices=[("", "–"), *figures])

    def clean(self) -> Any:
        """A new figure has a code of its own."""
        data = super().clean()
        if self.read is None and "name" in data and "code" in data:
            data["code"] = data["code"] or free_code(data["name"], self.table)
            if data["code"] in self.table.by_code:
                self.add_error("code", _("Mã số liệu này đã có. Hãy ghi mã khác hoặc bỏ trống."))
        return data

    def definition(self) -> FigureDefinition:
        """What was typed, to be called when the form is valid."""
        data = self.cleaned_data
        return FigureDefinition(
            code=self.read.code if self.read else data["code"],
            name=data["name"],
            unit=data["unit"],
            level=data["level"],
            decimals=data["decimals"],
            derivation=data["derivation"],
            parts=tuple(data[field.name] for field in self.parts if data[field.name]),
        )


def free_code(name: str, table: FigureTable) -> str:
    """A code made of the name that no figure of the table has."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in search_key(name)).split()
    start = "-".join(words)[:50].strip("-") or "so-lieu"
    taken = (f"{start}-{number}" for number in range(2, len(table.figures) + 3))
    return next(code for code in (start, *taken) if code not in table.by_code)


def _before(table: FigureTable, read: FigureDefinition | None) -> str:
    """The code a figure stands after; a new one goes last."""
    codes = ["", *(figure.code for figure in table.figures)]
    return codes[codes.index(read.code) - 1] if read else codes[-1]


def _initial(read: FigureDefinition | None) -> dict[str, Any]:
    if read is None:
        return {"level": FigureLevel.WHOLE, "derivation": Derivation.ENTERED}
    parts = {f"part-{number}": code for number, code in enumerate(read.parts, start=1)}
    named = {name: getattr(read, name) for name in ("name", "unit", "level", "decimals", "derivation")}
    return {**named, **parts, "based_on": read.digest}
