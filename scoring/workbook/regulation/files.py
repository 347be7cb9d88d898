"""Files that hold criteria: a regulation workbook, or one sheet of criteria for sets that are there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from cchc.tables.listing import find_list
from cchc.tables.report import Refusal, Report
from cchc.tables.running import import_list
from cchc.tables.sheets import RawSheet, table_files
from cchc.tables.widgets import text_of
from scoring.models import CriteriaSet
from scoring.resources import CriterionResource
from scoring.resources.sets import SET
from scoring.selectors.sums import set_mismatches
from scoring.workbook.regulation.importing import OTHERS, import_regulation, is_others, refuse_stranger
from scoring.workbook.regulation.reading import is_regulation
from units.models import User


def import_criteria_file(
    path: Path, *, actor: User | None, name: str = "", dry_run: bool = False, accept_repairs: bool = False
) -> Report:
    """Import either kind, or rehearse it. Raises ValidationError when the file is refused, NotAllowedError."""
    sheets = table_files().read_sheets(path, name=name)
    return import_criteria_sheets(sheets, actor=actor, dry_run=dry_run, accept_repairs=accept_repairs)


def import_criteria_sheets(
    sheets: Sequence[RawSheet], *, actor: User | None, dry_run: bool = False, accept_repairs: bool = False
) -> Report:
    """The same for sheets already read."""
    if is_regulation(sheets):
        return import_regulation(sheets, actor=actor, dry_run=dry_run, accept_repairs=accept_repairs)
    return _one_sheet(sheets, actor, write=not dry_run, accepted=accept_repairs)


def _one_sheet(sheets: Sequence[RawSheet], actor: User | None, *, write: bool, accepted: bool) -> Report:
    """One sheet of criteria; sets that are there keep criteria that the sheet does not name, and add up."""
    resource = CriterionResource()
    listing = find_list(sheets, resource.columns)
    codes = {text_of(row.values[SET]) for row in listing.rows}
    refuse_stranger(actor)
    with transaction.atomic():
        report = import_list(resource, listing, dry_run=False)
        sets = CriteriaSet.objects.filter(code__in=codes)
        wrong = [Refusal(found.code, str(OTHERS)) for found in sets if report.changes and is_others(actor, found)]
        wrong += [Refusal(found.code, text) for found in sets for text in set_mismatches(found)]
        report = replace(report, refused=report.refused or tuple(wrong))
        if not write or report.refused or (report.repairs and not accepted):
            transaction.set_rollback(True)
    return report
