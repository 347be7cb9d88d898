"""Definitions of the report's figures, in and out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result

from cchc.tables.resource import ListMeta
from cchc.tables.widgets import ChoiceWidget, TextWidget, WholeNumberWidget, text_of
from scoring.models import Derivation, Figure, FigureLevel
from scoring.resources.figure_lists import AUTHORITY, CODE, FigureListResource
from scoring.services.report.figure_definitions import FigureDefinition, define_figures, formula_problem

PARTS = "Thành phần (mã)"
SEPARATOR = ";"


class FigureResource(FigureListResource):
    """Figures by code; parts are codes apart by semicolons, of rows above or below or of figures there already."""

    list_title = gettext_lazy("Danh mục số liệu")
    required = ("name", "unit")
    compared = ("part_codes",)

    code = Field("code", CODE, TextWidget(26))
    name = Field("name", "Tên số liệu", TextWidget(50))
    unit = Field("unit", "Đơn vị tính", TextWidget())
    level = Field("level", "Cấp", ChoiceWidget(FigureLevel))
    decimals = Field("decimals", "Số chữ số thập phân", WholeNumberWidget(), default=0)
    derivation = Field("derivation", "Cách có", ChoiceWidget(Derivation))
    parts = Field(None, PARTS, TextWidget(50))

    class Meta(ListMeta):
        model = Figure
        fields = ("authority", "code", "name", "unit", "level", "decimals", "derivation", "parts")
        import_id_fields = ("code",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names: dict[str, str] = {}
        self.rows: defaultdict[int, list[Figure]] = defaultdict(list)

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """A part may stand in a row below."""
        self.names = {text_of(row[CODE]): text_of(row.get("Tên số liệu")) for row in dataset.dict}

    def get_instance(self, instance_loader: BaseInstanceLoader, row: Mapping[str, Any]) -> Figure | None:  # noqa: ARG002  # import-export's signature
        """The figure with the codes of its parts; None for a new one."""
        figure = self.figure_of(row)
        if figure is None:
            return None
        return with_parts(figure, self.table_of(figure.authority).formulas[figure.code].parts)

    def init_instance(self, row: Mapping[str, Any] | None = None) -> Figure:
        """A new figure."""
        return with_parts(Figure(authority=self.authority_of(row or {})), ())

    def import_instance(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Read the columns, then the parts, which must exist and fit."""
        super().import_instance(instance, row, **kwargs)
        if PARTS in row:
            instance.part_codes = tuple(code.strip() for code in text_of(row[PARTS]).split(SEPARATOR) if code.strip())
        known = {code: figure.name for code, figure in self.table_of(instance.authority).by_code.items()}
        if problem := formula_problem(_definition(instance), known | self.names):
            raise ValidationError({PARTS: problem})

    def save_instance(self, instance: Any, is_create: bool, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Figures are defined together, after the last row."""
        self.rows[instance.authority_id].append(instance)

    def after_import(self, dataset: tablib.Dataset, result: Result, **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Define them, unless a row is wrong. Raises as `define_figures`."""
        for rows in self.rows.values() if not result.has_validation_errors() else ():
            define_figures(
                actor=self.actor,
                authority=rows[0].authority,
                definitions=[_definition(figure) for figure in rows],
                round_=self.round,
            )

    def iter_queryset(self, queryset: Any) -> Iterator[Figure]:
        """Figures with the codes of their parts."""
        for figure in queryset.select_related("authority").prefetch_related("parts__part"):
            yield with_parts(figure, tuple(part.part.code for part in figure.parts.all()))

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:
        """Authority and parts as codes."""
        if field.column_name == AUTHORITY:
            return instance.authority.code
        if field.column_name == PARTS:
            return f"{SEPARATOR} ".join(instance.part_codes)
        return super().export_field(field, instance, **kwargs)


def with_parts(figure: Figure, codes: tuple[str, ...]) -> Figure:
    """The figure with the codes of its parts beside it."""
    figure.part_codes = codes  # type: ignore[attr-defined]  # rides along through import-export
    return figure


def _definition(figure: Any) -> FigureDefinition:
    return FigureDefinition(
        figure.code, figure.name, figure.unit, figure.level, figure.decimals, figure.derivation, figure.part_codes
    )
