"""`manage.py export_scores`: scores of a round as a workbook to fill in."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from openpyxl import Workbook

from scoring.management.files import extension_of, round_named, writing
from scoring.models import Round, RoundUnit
from scoring.workbook.writing.book import save
from scoring.workbook.writing.scores.books import domain_totals_book, matrix_book, unit_book


class Command(BaseCommand):
    """Write the scores of a round into a workbook."""

    help = "Xuất điểm của một kỳ đánh giá ra tệp .xlsx: cả kỳ, một đơn vị, hoặc điểm theo lĩnh vực."

    def add_arguments(self, parser: CommandParser) -> None:
        """Round, file, and what to export."""
        parser.add_argument("round", metavar="KỲ", help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx sẽ ghi")
        parser.add_argument("--unit", metavar="MÃ", default="", help="chỉ xuất phiếu của đơn vị có mã này")
        parser.add_argument("--domain-totals", action="store_true", help="chỉ xuất điểm và điểm tối đa từng lĩnh vực")

    def handle(self, **options: Any) -> None:
        """Export, or say why not."""
        path: Path = options["file"]
        if options["unit"] and options["domain_totals"]:
            raise CommandError("Chỉ dùng một trong hai tham số --unit và --domain-totals.")
        extension_of(path, [".xlsx"])
        round_ = round_named(options["round"])
        with writing(path):
            save(self._book(round_, options["unit"], domain_totals=options["domain_totals"]), path)
        self.stdout.write(f"Đã ghi điểm kỳ {round_.slug} vào {path}.")

    def _book(self, round_: Round, unit: str, *, domain_totals: bool) -> Workbook:
        if domain_totals:
            return domain_totals_book(round_)
        if not unit:
            return matrix_book(round_)
        try:
            return unit_book(round_, unit)
        except RoundUnit.DoesNotExist as error:
            raise CommandError(f"Kỳ {round_.slug} không có đơn vị mã “{unit}”.") from error
