"""Values of the report's figures by year, in and out."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result

from cchc.tables.resource import ListMeta
from cchc.tables.widgets import NumberWidget, TextWidget, WholeNumberWidget, YesNoWidget, text_of
from scoring.models import Figure, FigureValue
from scoring.resources.figure_lists import AUTHORITY, CODE, FigureListResource
from scoring.services.report.figure_values import source_problem, value_problem, year_problem
from scoring.services.report.figures import FigureEntry, record_figures

YEAR, VALUE = "Năm", "Giá trị"
_YEAR = WholeNumberWidget()


class SampleWidget(YesNoWidget):
    """ "Có" or "Không"; an empty cell is "Không"."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """Whether it is a sample. Raises ValueError for other words."""
        return super().clean(value, row, **kwargs) if text_of(value) else False


class FigureValueResource(FigureListResource):
    """Values by figure and year. A row without a value leaves what is there."""

    list_title = gettext_lazy("Giá trị số liệu theo năm")
    required = ("value",)

    code = Field(None, CODE, TextWidget(26))
    name = Field(None, "Tên số liệu", TextWidget(50))
    year = Field("year", YEAR, _YEAR)
    value = Field("value", VALUE, NumberWidget())
    source = Field("source", "Nguồn", TextWidget(50))
    is_sample = Field("is_sample", "Số liệu minh họa", SampleWidget())

    class Meta(ListMeta):
        model = FigureValue
        fields = ("authority", "code", "name", "year", "value", "source", "is_sample")
        import_id_fields = ("code", "year")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows: defaultdict[tuple[int, int], list[FigureValue]] = defaultdict(list)

    def get_instance(self, instance_loader: BaseInstanceLoader, row: Mapping[str, Any]) -> FigureValue | None:  # noqa: ARG002  # import-export's signature
        """The value that is there; None for a new one."""
        figure = self._known(row)
        return self.table_of(figure.authority).row(figure.code, _year(row))

    def init_instance(self, row: Mapping[str, Any] | None = None) -> FigureValue:
        """A new value."""
        return FigureValue(figure=self._known(row or {}), year=_year(row or {}))

    def _known(self, row: Mapping[str, Any]) -> Figure:
        figure = self.figure_of(row)
        if figure is None:
            message = _("Không có số liệu mã “%(code)s”; hãy nhập danh mục số liệu trước hoặc sửa mã.")
            raise ValidationError({CODE: message % {"code": text_of(row[CODE])}})
        return figure

    def skip_row(self, instance: Any, original: Any, row: Mapping[str, Any], *args: Any, **kwargs: Any) -> bool:
        """As for any list; and where no value is given."""
        return not text_of(row.get(VALUE)) or super().skip_row(instance, original, row, *args, **kwargs)

    def validate_instance(
        self,
        instance: Any,
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,  # noqa: ARG002  # import-export's signature
    ) -> None:
        """By the service's own rules, each at its column."""
        errors = dict(import_validation_errors or {})
        if "value" not in errors and (problem := value_problem(instance.figure, instance.value)):
            errors["value"] = problem
        if "source" not in errors and (problem := source_problem(instance.figure, instance.source)):
            errors["source"] = problem
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance: Any, is_create: bool, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Values of a year are recorded together, after the last row."""
        self.rows[instance.figure.authority_id, instance.year].append(instance)

    def after_import(self, dataset: tablib.Dataset, result: Result, **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Record them, unless a row is wrong. Raises as `record_figures`."""
        for (_authority, year), rows in self.rows.items() if not result.has_validation_errors() else ():
            record_figures(
                actor=self.actor,
                authority=rows[0].figure.authority,
                year=year,
                entries=[FigureEntry(row.figure.code, row.value, row.source, is_sample=row.is_sample) for row in rows],
                round_=self.round,
            )

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:
        """Authority, code and name are the figure's."""
        figure = instance.figure
        beside = {AUTHORITY: figure.authority.code, CODE: figure.code, "Tên số liệu": figure.name}
        if field.column_name in beside:
            return beside[field.column_name]
        return super().export_field(field, instance, **kwargs)


def _year(row: Mapping[str, Any]) -> int:
    """The year of a row. Raises ValidationError at its column."""
    try:
        year = _YEAR.clean(row.get(YEAR))
    except ValueError as error:
        raise ValidationError({YEAR: str(error)}) from error
    if year is None:
        raise ValidationError({YEAR: _("Chưa ghi năm.")})
    if problem := year_problem(year):
        raise ValidationError({YEAR: problem})
    return int(year)
