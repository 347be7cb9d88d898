"""`manage.py import_units`: the list of units."""

from pathlib import Path

from cchc.tables.commands import ImportCommand
from cchc.tables.report import Report
from cchc.tables.running import import_file
from units.resources import UnitResource


class Command(ImportCommand):
    """Import units, new and changed ones; units that the file does not name stay as they are."""

    help = "Nhập danh sách đơn vị từ tệp .xlsx hoặc .csv: ghi tất cả hoặc không ghi gì."

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse."""
        return import_file(UnitResource(), path, dry_run=dry_run, accept_repairs=accept_repairs)
