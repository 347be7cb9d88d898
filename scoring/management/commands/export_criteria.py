"""`manage.py export_criteria`: a criteria set with its classification scheme as one workbook."""

from pathlib import Path
from typing import Any, TypeVar

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db.models import Model, QuerySet

from cchc.tables.sheets import table_files
from scoring.management.files import extension_of, round_named, writing
from scoring.models import ClassificationScheme, CriteriaSet, Round
from scoring.workbook.regulation import Regulation, latest_round, regulation_of, regulation_sheets
from scoring.workbook.writing.files import write_atomically

M = TypeVar("M", bound=Model)
USAGE = 2


class Command(BaseCommand):
    """Write a regulation into a workbook that import_criteria takes back."""

    help = "Xuất bộ tiêu chí, cách tính điểm, thang phân loại và cài đặt ra một tệp .xlsx."

    def add_arguments(self, parser: CommandParser) -> None:
        """Set, file, and what goes with the set."""
        parser.add_argument("set", metavar="BỘ", help="mã bộ tiêu chí")
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx sẽ ghi")
        parser.add_argument("--scheme", metavar="MÃ", default="", help="thang phân loại; bỏ trống thì theo kỳ đánh giá")
        parser.add_argument("--round", metavar="KỲ", default="", help="kỳ đánh giá; bỏ trống thì kỳ mới nhất của bộ")

    def handle(self, **options: Any) -> None:
        """Export, or say why not."""
        path: Path = options["file"]
        extension_of(path, [".xlsx"])
        regulation = _regulation(options["set"], options["scheme"], options["round"])
        content = table_files().xlsx_bytes(regulation.criteria_set.name, regulation_sheets(regulation))
        with writing(path):
            write_atomically(path, lambda file: file.write(content))
        self.stdout.write(f"Đã ghi bộ tiêu chí {regulation.criteria_set.code} vào {path}.")


def _regulation(code: str, scheme: str, slug: str) -> Regulation:
    criteria_set = _named(CriteriaSet.objects.all(), code, "bộ tiêu chí")
    round_ = round_named(slug) if slug else latest_round(criteria_set)
    if round_ is not None and round_.criteria_set_id != criteria_set.pk:
        raise CommandError(f"Kỳ đánh giá “{slug}” dùng bộ tiêu chí khác: {round_.criteria_set.code}.", returncode=USAGE)
    chosen = _named(ClassificationScheme.objects.all(), scheme, "thang phân loại") if scheme else None
    return regulation_of(criteria_set, scheme=chosen, round_=_fitting(round_, chosen))


def _fitting(round_: Round | None, scheme: ClassificationScheme | None) -> Round | None:
    """The round, unless another scheme than its own is exported: its settings would not belong to it."""
    return None if round_ and scheme and round_.scheme_id != scheme.pk else round_


def _named(rows: QuerySet[M], code: str, what: str) -> M:
    found = rows.filter(code=code).first()
    if found is None:
        known = ", ".join(rows.order_by("code").values_list("code", flat=True))
        raise CommandError(f"Không có {what} mã “{code}”. Hiện có: {known or 'chưa có mục nào'}.", returncode=USAGE)
    return found
