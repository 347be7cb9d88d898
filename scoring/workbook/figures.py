"""Figures in files: definitions and values, each a sheet known by its columns, in and out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.tables.errors import TableRefusedError
from cchc.tables.listing import HEAD_WITHIN, find_list
from cchc.tables.report import Report, merged
from cchc.tables.running import import_list
from cchc.tables.sheets import RawSheet, SheetOut, table_files
from scoring.models import Figure, FigureValue, Round
from scoring.resources import FigureResource, FigureValueResource
from scoring.resources.figure_lists import FigureListResource
from units.models import Unit, User

# Columns that only one of the two lists has.
TELLING: dict[type[FigureListResource], tuple[str, ...]] = {
    FigureResource: ("Đơn vị tính", "Cấp", "Cách có", "Thành phần (mã)"),
    FigureValueResource: ("Năm", "Giá trị"),
}


def import_figures(
    sheets: Sequence[RawSheet],
    *,
    authority: Unit | None,
    actor: User | None = None,
    round_: Round | None = None,
    dry_run: bool = False,
    accept_repairs: bool = True,
) -> Report:
    """Import definitions, then values, whichever the sheets hold: everything or nothing.

    `dry_run`, and texts in an old encoding that are not accepted, rehearse it. Raises TableRefusedError where no
    sheet is one of the two lists.
    """
    found = {resource: _of(resource, sheets) for resource in TELLING}
    if not any(found.values()):
        names = ", ".join(f"“{column}”" for columns in TELLING.values() for column in columns[:1])
        message = _("Tệp không có danh mục hay giá trị số liệu: không thấy các cột %(names)s. Hãy tải tệp mẫu về.")
        raise TableRefusedError([message % {"names": names}])
    given: dict[str, Any] = {"authority": authority, "actor": actor, "round_": round_}
    with transaction.atomic():
        report = merged(_import(resource(**given), own) for resource, own in found.items() if own)
        waiting = bool(report.repairs) and not accept_repairs
        if dry_run or waiting or report.refused:
            transaction.set_rollback(True)
    return report


def import_figures_file(
    path: Path, *, authority: Unit | None, dry_run: bool = False, accept_repairs: bool = False
) -> Report:
    """The same from a file, by the command line. Raises ValidationError when the file itself is refused."""
    sheets = table_files().read_sheets(path)
    return import_figures(sheets, authority=authority, dry_run=dry_run, accept_repairs=accept_repairs)


def figures_book(authority: Unit, year: int | None = None) -> bytes:
    """A workbook of both lists; with `year`, rows to fill in for what is entered and has no value yet."""
    sheets = [definitions_sheet(authority), values_sheet(authority, year)]
    return table_files().xlsx_bytes(str(FigureValueResource.list_title), sheets)


def definitions_sheet(authority: Unit) -> SheetOut:
    """The definitions, in their order."""
    return FigureResource().sheet(Figure.objects.filter(authority=authority).order_by("order", "code"))


def values_sheet(authority: Unit, year: int | None = None) -> SheetOut:
    """The values, by figure and year; with `year` also rows to fill in."""
    values = FigureValue.objects.filter(figure__authority=authority).select_related("figure__authority")
    rows = list(values)
    return FigureValueResource().sheet(sorted([*rows, *_blank(authority, rows, year)], key=_place))


def _blank(authority: Unit, rows: Iterable[FigureValue], year: int | None) -> list[FigureValue]:
    if year is None:
        return []
    there = {row.figure_id for row in rows if row.year == year}
    entered = Figure.objects.filter(authority=authority, derivation="entered").select_related("authority")
    return [FigureValue(figure=figure, year=year) for figure in entered if figure.pk not in there]


def _place(row: FigureValue) -> tuple[int, str, int]:
    return (row.figure.order, row.figure.code, -row.year)


def _of(resource: type[FigureListResource], sheets: Iterable[RawSheet]) -> list[RawSheet]:
    return [sheet for sheet in sheets if _tells(resource, sheet)]


def _tells(resource: type[FigureListResource], sheet: RawSheet) -> bool:
    """Whether the sheet has a column that only this list has."""
    columns = resource().columns
    cells = (value for row in sheet.rows[:HEAD_WITHIN] for value in row if isinstance(value, str))
    return any(columns.named(value) in TELLING[resource] for value in cells)


def _import(resource: FigureListResource, sheets: Sequence[RawSheet]) -> Report:
    return import_list(resource, find_list(sheets, resource.columns), dry_run=False)
