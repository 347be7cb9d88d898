"""Lists imported and exported through django-import-export: all rows or none, every row validated like a form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Result, RowResult

from cchc.tables.diff import CellDiff, same_value
from cchc.tables.errors import TableRefusedError
from cchc.tables.listing import Columns, Listing, double_rows, read_list
from cchc.tables.sheets import RawSheet, SheetOut
from cchc.tables.widgets import CellWidget, CodeWidget, TextWidget, text_of


class ListMeta:
    """Options of every list: rows are validated like forms, and one wrong row keeps all rows out."""

    clean_model_instances = True
    use_transactions = True
    skip_unchanged = True
    report_skipped = True


class ListResource(ModelResource):  # type: ignore[misc]  # import-export has no types
    """A list of things with a code of their own, one to a row; columns are the declared fields, by Vietnamese names."""

    list_title: ClassVar[str | Promise] = ""
    """What the list is called; the name of its sheet."""
    required: Sequence[str] = ()
    """Names of fields whose column must be there; import-id fields always must."""
    compared: Sequence[str] = ()
    """Attributes that rows set besides those of the fields."""

    @classmethod
    def get_display_name(cls) -> str:
        """What the list is called."""
        return str(cls.list_title or cls.__name__)

    @property
    def columns(self) -> Columns:
        """Columns by name, and those that must be there."""
        needed = dict.fromkeys([*self.key_columns, *(self.fields[name].column_name for name in self.required)])
        return Columns([field.column_name for field in self.get_import_fields()], list(needed))

    @property
    def key_columns(self) -> list[str]:
        """Columns by which a row is known."""
        return [self.fields[name].column_name for name in self.get_import_id_fields()]

    def row_key(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """What no two rows of a list may share; blank where the row has no key."""
        return tuple(text_of(row.get(column)) for column in self.key_columns)

    def import_data(self, dataset: tablib.Dataset, *args: Any, **kwargs: Any) -> Result:
        """Import all rows, or none when one is wrong. Wrong columns, or one thing in two rows, are a base error."""
        listing = read_list(RawSheet("", [dataset.headers or [], *dataset]), self.columns)
        refused = [*listing.refused, *double_rows(listing, self.row_key)]
        if not refused:
            return self.import_rows(listing, *args, **kwargs)
        error = TableRefusedError([item.message for item in refused])
        if kwargs.get("raise_errors"):
            raise error
        result = self.get_result_class()()
        result.diff_headers = self.get_diff_headers()
        result.append_base_error(self.get_error_result_class()(error))
        return result

    def import_rows(self, listing: Listing, *args: Any, **kwargs: Any) -> Result:
        """Import the rows of a list whose columns are right."""
        rows = [[row.values[column] for column in listing.columns] for row in listing.rows]
        dataset = tablib.Dataset(*rows, headers=list(listing.columns))
        return super().import_data(dataset, *args, **{"rollback_on_validation_errors": True, **kwargs})

    def import_row(self, row: Mapping[str, Any], instance_loader: BaseInstanceLoader, **kwargs: Any) -> RowResult:
        """Import one row; its errors go by the names of the columns."""
        result = super().import_row(row, instance_loader, **kwargs)
        if result.validation_error is not None:
            result.validation_error = ValidationError(self._by_column(result.validation_error))
        return result

    @classmethod
    def get_diff_class(cls) -> type[CellDiff]:
        """Cells before and after, as texts."""
        return CellDiff

    def get_instance(self, instance_loader: BaseInstanceLoader, row: Mapping[str, Any]) -> Model | None:
        """The thing the row is about, None for a new one; a code that cannot be read is an error of its column."""
        for name in self.get_import_id_fields():
            field: Field = self.fields[name]
            try:
                field.clean(row)
            except ValueError as error:
                raise ValidationError({field.attribute: str(error)}) from error
        found: Model | None = super().get_instance(instance_loader, row)
        return found

    def skip_row(
        self,
        instance: Model,
        original: Model,
        row: Mapping[str, Any],  # noqa: ARG002  # import-export's signature
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        """Whether the row leaves everything as it is."""
        is_new = instance._state.adding  # noqa: SLF001  # Django's documented attribute
        return not import_validation_errors and not is_new and self.is_same(instance, original)

    def is_same(self, instance: Any, original: Any) -> bool:
        """Whether nothing was changed. Texts are compared as they would be stored."""
        fields = [field for field in self.get_import_fields() if field.attribute]
        if not all(same_value(field.get_value(instance), field.get_value(original)) for field in fields):
            return False
        return all(getattr(instance, name) == getattr(original, name) for name in self.compared)

    def validate_instance(
        self,
        instance: Any,
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,
    ) -> None:
        """Validate what people can edit; search keys and the like are filled in on saving."""
        errors = dict(import_validation_errors or {})
        hidden = [field.name for field in instance._meta.fields if not field.editable]  # noqa: SLF001  # Django's documented name
        try:
            instance.full_clean(exclude={*errors, *hidden}, validate_unique=validate_unique)
        except ValidationError as error:
            errors = self._of_cells(error.update_error_dict(errors))
        if errors:
            raise ValidationError(errors)

    def _of_cells(self, errors: dict[str, Any]) -> dict[str, Any]:
        """Errors of cells; of what follows from cells only where no cell is wrong."""
        named = {field.attribute for field in self.fields.values()} | {f.column_name for f in self.fields.values()}
        return {name: found for name, found in errors.items() if name in named} or errors

    def sheet(self, queryset: Iterable[Any] | None = None) -> SheetOut:
        """The list as a sheet whose cells are numbers and dates where they can be."""
        fields = self.get_export_fields()
        widths = [getattr(field.widget, "width", CellWidget.width) for field in fields]
        things = self.iter_queryset(self._with_related(self.get_queryset() if queryset is None else queryset))
        rows = [self.export_resource(thing, native=True) for thing in things]
        texts = [number for number, field in enumerate(fields) if isinstance(field.widget, TextWidget | CodeWidget)]
        return SheetOut(self.get_display_name(), self.get_export_headers(), rows, widths, texts)

    def export_field(self, field: Field, instance: Any, *, native: bool = False, **kwargs: Any) -> Any:
        """A cell as text, or as what stands in a workbook."""
        if native and field.attribute and isinstance(field.widget, CellWidget):
            return field.widget.native(field.get_value(instance))
        return super().export_field(field, instance, **kwargs)

    def _with_related(self, things: Iterable[Any]) -> Iterable[Any]:
        """The things whose codes stand in columns come with the rows."""
        related = [field.attribute for field in self.fields.values() if isinstance(field.widget, CodeWidget)]
        return things.select_related(*related) if related and isinstance(things, QuerySet) else things

    def _by_column(self, error: ValidationError) -> dict[str, list[str]]:
        columns = {field.attribute: field.column_name for field in self.fields.values() if field.attribute}
        if not hasattr(error, "error_dict"):
            return {NON_FIELD_ERRORS: error.messages}
        return {str(columns.get(name, name)): messages for name, messages in error.message_dict.items()}
