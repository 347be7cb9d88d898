"""`manage.py load_demo`: the demo of huyện Tứ Kỳ."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from cchc.tables import TableRefusedError
from scoring.demo.load import is_loaded, load_demo


class Command(BaseCommand):
    """Load the demo into a database without rounds; never in production."""

    help = "Nạp dữ liệu minh họa huyện Tứ Kỳ: năm 2020 và 2021 đã công bố, năm 2022 đang chấm."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether a filled database is fine."""
        parser.add_argument("--if-empty", action="store_true", help="đã có kỳ đánh giá thì thôi, không báo lỗi")

    def handle(self, **options: Any) -> None:
        """Load, or say why not."""
        if settings.PRODUCTION:
            raise CommandError("Không nạp dữ liệu minh họa vào cổng chạy thật.")
        if is_loaded():
            self._say_loaded(quietly=options["if_empty"])
            return
        try:
            load_demo()
        except TableRefusedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Đã nạp dữ liệu minh họa huyện Tứ Kỳ.")

    def _say_loaded(self, *, quietly: bool) -> None:
        message = "Cơ sở dữ liệu đã có kỳ đánh giá nên không nạp dữ liệu minh họa."
        if not quietly:
            raise CommandError(message)
        self.stdout.write(message)
