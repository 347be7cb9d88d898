"""Runs an import and reports it: a rehearsal that writes nothing, or the real thing."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult

from cchc.tables.errors import TableRefusedError
from cchc.tables.listing import Listing, ListRow, double_rows, find_list
from cchc.tables.report import CellChange, Refusal, Report, RowChange, State
from cchc.tables.resource import ListResource
from cchc.tables.sheets import table_files

logger = logging.getLogger(__name__)

_STATES = {RowResult.IMPORT_TYPE_NEW: State.NEW, RowResult.IMPORT_TYPE_UPDATE: State.CHANGED}


def import_list(
    resource: ListResource, listing: Listing, *, dry_run: bool, taken: Callable[[Result], None] | None = None
) -> Report:
    """Import a list, or rehearse it in a transaction that is taken back. Anything refused keeps all rows out.

    `taken` is called with import-export's result once nothing is refused.
    """
    report = Report(refused=listing.refused, repairs=listing.repairs, notes=listing.notes)
    if not listing.columns:
        return report
    # With cells or keys that are wrong the rest is rehearsed all the same, to say everything at once.
    found = (*listing.refused, *double_rows(listing, resource.row_key))
    result = resource.import_rows(listing, dry_run=dry_run or bool(found), retain_instance_in_row_result=bool(taken))
    said = {item.place for item in found}
    refused = (*found, *(item for item in _refusals(result, listing.rows) if item.place not in said))
    if taken is not None and not refused:
        taken(result)
    return replace(
        report,
        changes=tuple(_changes(result, listing.rows)),
        unchanged=result.totals[RowResult.IMPORT_TYPE_SKIP],
        refused=refused,
    )


def read_file(resource: ListResource, path: Path, *, name: str = "") -> Listing:
    """The list in a file. Raises ValidationError when the file itself is refused."""
    return find_list(table_files().read_sheets(path, name=name), resource.columns)


def import_file(
    resource: ListResource, path: Path, *, name: str = "", dry_run: bool = False, accept_repairs: bool = False
) -> Report:
    """Import a file, or rehearse it. Texts in an old encoding keep everything out until they are accepted.

    Raises ValidationError when the file itself is refused.
    """
    listing = read_file(resource, path, name=name)
    waiting = bool(listing.repairs) and not accept_repairs
    return import_list(resource, listing, dry_run=dry_run or waiting)


def import_csv(resource: ListResource, path: Path) -> Report:
    """Import a file of the portal's own. Raises ValidationError, naming row and column; then nothing is written."""
    report = import_file(resource, path)
    if report.refused:
        raise TableRefusedError([str(item) for item in report.refused])
    if report.repairs:
        raise TableRefusedError([f"{item.place}: “{item.before}” → “{item.after}”" for item in report.repairs])
    return report


def _changes(result: Result, rows: Iterable[ListRow]) -> Iterator[RowChange]:
    for row, found in zip(rows, result.rows, strict=False):
        state = _STATES.get(found.import_type)
        if state is not None:
            cells = tuple(CellChange(*pair) for pair in found.diff if pair.old != pair.new)
            yield RowChange(state, str(row.place), str(found.object_repr), cells)


def _refusals(result: Result, rows: Iterable[ListRow]) -> Iterator[Refusal]:
    """By row, then by column."""
    for base in result.base_errors:
        yield from (Refusal("", message) for message in _texts(base.error))
    for row, found in zip(rows, result.rows, strict=False):
        for item in found.errors:
            yield from (Refusal(str(row.place), message) for message in _texts(item.error))
        if found.validation_error is not None:
            yield from _of_columns(row, found.validation_error)


def _of_columns(row: ListRow, error: ValidationError) -> Iterator[Refusal]:
    by_column: Mapping[str, Any] = error.message_dict
    for column, messages in by_column.items():
        place = row.place if column == NON_FIELD_ERRORS else row.places.get(column, row.place)
        yield from (Refusal(str(place), message) for message in messages)


def _texts(error: Exception) -> list[str]:
    """What is said of an error. One of the portal's own making is for its log, not for the person."""
    if isinstance(error, ValidationError):
        return error.messages
    if isinstance(error, PermissionDenied):
        return [_("Bạn không có quyền ghi dòng này.")]
    logger.error("An import failed", exc_info=error)
    return [_("Không ghi được vì lỗi của cổng; lỗi đã được ghi lại cho quản trị hệ thống.")]
