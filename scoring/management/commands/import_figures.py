"""`manage.py import_figures`: figures of the annual report, what they are and their values, from a file."""

from pathlib import Path
from typing import Any

from django.core.management import CommandParser

from cchc.tables.commands import ImportCommand
from cchc.tables.report import Report
from scoring.management.authorities import authority_named
from scoring.workbook.figures import import_figures_file


class Command(ImportCommand):
    """Import the lists the file holds: definitions, values, or both."""

    help = "Nhập danh mục và giá trị số liệu báo cáo từ tệp .xlsx hoặc .csv: ghi tất cả hoặc không ghi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        """File, and whose figures."""
        super().add_arguments(parser)
        parser.add_argument(
            "--authority", metavar="MÃ", default="", help="cơ quan đánh giá; bỏ trống thì theo cột trong tệp"
        )

    def handle(self, **options: Any) -> None:
        """Import, or say why not."""
        self.authority = authority_named(options["authority"]) if options["authority"] else None
        super().handle(**options)

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse."""
        return import_figures_file(path, authority=self.authority, dry_run=dry_run, accept_repairs=accept_repairs)
