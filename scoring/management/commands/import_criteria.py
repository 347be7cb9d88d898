"""`manage.py import_criteria`: a regulation workbook, or a sheet of criteria for a set that is there."""

from pathlib import Path

from cchc.tables.commands import ImportCommand
from cchc.tables.report import Report
from scoring.workbook.regulation import import_criteria_file


class Command(ImportCommand):
    """Import a criteria set with its classification scheme."""

    help = "Nhập bộ tiêu chí và thang phân loại từ tệp .xlsx như export_criteria xuất ra: ghi tất cả hoặc không ghi gì."

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse."""
        return import_criteria_file(path, actor=None, dry_run=dry_run, accept_repairs=accept_repairs)
