"""`manage.py export_figures`: figures of the annual report into a file that import_figures takes back."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandParser

from cchc.tables.sheets import table_files
from scoring.management.authorities import authority_named
from scoring.management.files import extension_of, writing
from scoring.workbook.figures import definitions_sheet, figures_book, values_sheet
from scoring.workbook.writing.files import write_atomically
from units.models import Unit


class Command(BaseCommand):
    """Write both lists into a workbook, or one of them as CSV."""

    help = "Xuất danh mục và giá trị số liệu báo cáo ra tệp .xlsx, hoặc giá trị (--list: danh mục) ra tệp .csv."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose figures, and the file."""
        parser.add_argument("authority", metavar="CƠ_QUAN", help="mã cơ quan đánh giá, ví dụ tu-ky")
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx hoặc .csv sẽ ghi")
        parser.add_argument("--list", action="store_true", help="tệp .csv chứa danh mục thay vì giá trị")
        parser.add_argument("--year", type=int, default=None, metavar="NĂM", help="thêm dòng trống của năm để nhập")

    def handle(self, **options: Any) -> None:
        """Export, or say why not."""
        path: Path = options["file"]
        suffix = extension_of(path, [".xlsx", ".csv"])
        authority = authority_named(options["authority"])
        content = _content(authority, suffix, options["year"], definitions=options["list"])
        with writing(path):
            write_atomically(path, lambda file: file.write(content))
        self.stdout.write(f"Đã ghi số liệu báo cáo của {authority.full_name} vào {path}.")


def _content(authority: Unit, suffix: str, year: int | None, *, definitions: bool) -> bytes:
    if suffix == ".xlsx":
        return figures_book(authority, year)
    return table_files().csv_bytes(definitions_sheet(authority) if definitions else values_sheet(authority, year))
