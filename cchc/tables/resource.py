"""Importing and exporting lists through django-import-export: all rows or none, and messages by row and column."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tablib  # type: ignore[import-untyped]  # tablib has no types
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Result, RowResult

from cchc.tables.errors import TableRefusedError
from cchc.tables.reading import HEADER_LINE, read_csv
from cchc.tables.widgets import text_of
from units.names import clean


class ListMeta:
    """Options of every list: rows are validated like forms, and one wrong row keeps all rows out."""

    clean_model_instances = True
    use_transactions = True


class ListResource(ModelResource):  # type: ignore[misc]  # import-export has no types
    """A list of things with a code of their own, one to a row; columns are the declared fields, by Vietnamese names."""

    required: Sequence[str] = ()
    """Names of fields whose column must be there; import-id fields always must."""

    def import_data(self, dataset: tablib.Dataset, *args: Any, **kwargs: Any) -> Result:
        """Import all rows, or none when one is wrong. Wrong columns, or one thing in two rows, are a base error."""
        dataset.headers = [clean(text_of(header)) for header in dataset.headers or []]
        problems = [*self._header_problems(dataset.headers), *self._double_rows(dataset)]
        if not problems:
            return super().import_data(dataset, *args, **{"rollback_on_validation_errors": True, **kwargs})
        error = TableRefusedError(problems)
        if kwargs.get("raise_errors"):
            raise error
        result = self.get_result_class()()
        result.diff_headers = self.get_diff_headers()
        result.append_base_error(self.get_error_result_class()(error))
        return result

    def import_row(self, row: Mapping[str, Any], instance_loader: BaseInstanceLoader, **kwargs: Any) -> RowResult:
        """Import one row; its errors go by the names of the columns."""
        result = super().import_row(row, instance_loader, **kwargs)
        if result.validation_error is not None:
            result.validation_error = ValidationError(self._by_column(result.validation_error))
        return result

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
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def _by_column(self, error: ValidationError) -> dict[str, list[str]]:
        columns = {field.attribute: field.column_name for field in self.fields.values() if field.attribute}
        if not hasattr(error, "error_dict"):
            return {NON_FIELD_ERRORS: error.messages}
        return {str(columns.get(name, name)): messages for name, messages in error.message_dict.items()}

    def _header_problems(self, headers: Sequence[str]) -> list[str]:
        known = [field.column_name for field in self.fields.values()]
        needed = [self.fields[name].column_name for name in [*self.get_import_id_fields(), *self.required]]
        missing = [name for name in dict.fromkeys(needed) if name not in headers]
        unknown = [header for header in headers if header not in known]
        double = {header for header in headers if headers.count(header) > 1}
        return [
            *(_("Thiếu cột “%(column)s”.") % {"column": name} for name in missing),
            *(
                _("Không có cột tên “%(column)s”; hãy sửa tên cột theo tệp mẫu hoặc bỏ cột.") % {"column": name}
                for name in unknown
            ),
            *(_("Cột “%(column)s” bị trùng.") % {"column": name} for name in sorted(double)),
        ]

    def _double_rows(self, dataset: tablib.Dataset) -> list[str]:
        columns = [self.fields[name].column_name for name in self.get_import_id_fields()]
        if not set(columns) <= set(dataset.headers):
            return []
        first: dict[tuple[str, ...], int] = {}
        problems = []
        places = [dataset.headers.index(column) for column in columns]
        for number, row in enumerate(dataset, start=HEADER_LINE + 1):
            key = tuple(text_of(row[place]) for place in places)
            if key in first:
                problems.append(
                    _("Dòng %(first)d và dòng %(second)d cùng ghi mã “%(code)s”; mỗi mã chỉ một dòng.")
                    % {"first": first[key], "second": number, "code": " ".join(key)}
                )
            first.setdefault(key, number)
        return problems


def import_csv(resource: ListResource, path: Path) -> Result:
    """Import a CSV file. Raises TableRefusedError, naming file, row and column; then nothing is written."""
    table = read_csv(path)
    rows = [[line.cells[header] for header in table.headers] for line in table.lines]
    result = resource.import_data(tablib.Dataset(*rows, headers=list(table.headers)))
    if result.has_errors() or result.has_validation_errors():
        numbers = [line.number for line in table.lines]
        raise TableRefusedError(_messages(table.name, numbers, result))
    return result


def _messages(name: str, numbers: Sequence[int], result: Result) -> list[str]:
    found = [f"{name}: {message}" for base in result.base_errors for message in _texts(base.error)]
    for row in result.error_rows:
        found += [f"{_place(name, numbers[row.number - 1])}: {item.error}" for item in row.errors]
    for row in result.invalid_rows:
        place = _place(name, numbers[row.number - 1])
        for column, messages in row.error_dict.items():
            where = (
                place
                if column == NON_FIELD_ERRORS
                else _("%(place)s, cột “%(column)s”") % {"place": place, "column": column}
            )
            found += [f"{where}: {message}" for message in messages]
    return found


def _place(name: str, number: int) -> str:
    return _("%(file)s, dòng %(row)d") % {"file": name, "row": number}


def _texts(error: Exception) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]
