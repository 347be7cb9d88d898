"""`manage.py import_domain_totals`: points of domains for a round of a past year."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser

from cchc.tables.commands import USAGE, ImportCommand
from cchc.tables.report import Report
from scoring.management.files import round_named
from scoring.resources import DomainTotalsResource
from scoring.services.domain_totals import is_domain_totals
from scoring.workbook.totals import import_totals_file


class Command(ImportCommand):
    """Import totals of domains into a round whose criteria set has one criterion for each domain."""

    help = "Nhập điểm từng lĩnh vực của một kỳ đã qua từ tệp .xlsx hoặc .csv: ghi tất cả hoặc không ghi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        """Round, then file."""
        parser.add_argument("round", metavar="KỲ", help="địa chỉ của kỳ đánh giá, ví dụ 2019")
        super().add_arguments(parser)

    def handle(self, **options: Any) -> None:
        """Import, or say why not."""
        try:
            self.round = round_named(options["round"])
        except CommandError as error:
            raise CommandError(str(error), returncode=USAGE) from error
        if not is_domain_totals(self.round.criteria_set):
            raise CommandError(
                f"Kỳ {self.round.slug} chấm theo từng tiêu chí; hãy dùng import_scores.", returncode=USAGE
            )
        super().handle(**options)

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse."""
        resource = DomainTotalsResource(round_=self.round)
        return import_totals_file(resource, path, dry_run=dry_run, accept_repairs=accept_repairs)
