"""`manage.py export_results`: results of a round as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from django.core.management import BaseCommand, CommandError, CommandParser

from scoring.management.files import extension_of, round_named, writing
from scoring.models import Publication, Round
from scoring.results.csv_table import csv_bytes
from scoring.results.source import Results, current_results
from scoring.workbook.writing.files import write_atomically
from scoring.workbook.writing.results.books import results_book

XLSX, CSV, JSON = ".xlsx", ".csv", ".json"

Writer: TypeAlias = Callable[[BinaryIO], object]


class Command(BaseCommand):
    """Write the results of a round: workbook, table or document, by the extension of the file."""

    help = "Xuất kết quả của một kỳ đánh giá: đã công bố thì theo bản công bố, chưa thì theo số tạm tính."

    def add_arguments(self, parser: CommandParser) -> None:
        """Round, file, and whether each unit has a sheet."""
        parser.add_argument("round", metavar="KỲ", help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp sẽ ghi, đuôi .xlsx, .csv hoặc .json")
        parser.add_argument("--units", action="store_true", help="thêm một trang cho mỗi đơn vị (chỉ với .xlsx)")

    def handle(self, **options: Any) -> None:
        """Export, or say why not."""
        path: Path = options["file"]
        extension = extension_of(path, [XLSX, CSV, JSON])
        if options["units"] and extension != XLSX:
            raise CommandError("Tham số --units chỉ dùng với tệp .xlsx.")
        round_ = round_named(options["round"])
        results = current_results(round_)
        with writing(path):
            write_atomically(path, self._writer(extension, round_, results, with_units=options["units"]))
        self.stdout.write(f"Đã ghi kết quả kỳ {round_.slug} ({_state(results)}) vào {path}.")

    def _writer(self, extension: str, round_: Round, results: Results, *, with_units: bool) -> Writer:
        if extension == XLSX:
            return results_book(round_, results, with_units=with_units).save
        content = csv_bytes(results) if extension == CSV else _document(round_, results)
        return lambda file: file.write(content)


def _document(round_: Round, results: Results) -> bytes:
    """The document exactly as it was hashed. Raises CommandError while the round is open."""
    if results.publication is None:
        raise CommandError(
            f"Kỳ {round_.slug} chưa công bố nên chưa có văn bản JSON; hãy xuất .xlsx hoặc .csv, hoặc công bố trước."
        )
    document: str = Publication.objects.values_list("document", flat=True).get(pk=results.publication.pk)
    return document.encode()


def _state(results: Results) -> str:
    return f"phiên bản {results.publication.version}" if results.publication else "tạm tính"
