"""`manage.py prepare`: everything between installing and serving, in one start of Python."""

from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from cchc.ports import refuse_port
from cchc.static_files import collect_if_changed
from units.security.forgetting import forget_old_sign_ins


class Command(BaseCommand):
    """Migrate, load the demo into an empty database, collect static files, say where the portal is."""

    help = "Chuẩn bị cổng để chạy: cập nhật cơ sở dữ liệu, nạp dữ liệu minh họa nếu trống, gom tệp tĩnh."

    def add_arguments(self, parser: CommandParser) -> None:
        """The port is only printed."""
        parser.add_argument("--port", default="8000", help="cổng mạng sẽ phục vụ, chỉ để in địa chỉ")

    def handle(self, **options: Any) -> None:
        """Do all steps in order; each is quick when there is nothing to do."""
        self._check()
        refuse_port(options["port"])
        call_command("migrate", interactive=False, verbosity=0)
        forget_old_sign_ins()
        if not settings.PRODUCTION:
            call_command("load_demo", if_empty=True, stdout=self.stdout)
        collect_if_changed()
        call_command("welcome", port=options["port"], stdout=self.stdout)

    def _check(self) -> None:
        """Show what the system checks found; errors end the start."""
        found = run_checks(databases=["default"])
        for message in found:
            self.stderr.write(f"{message.msg} {message.hint or ''}".rstrip())
        if any(message.is_serious() for message in found):
            raise CommandError("Cổng chưa khởi động được: xem các lỗi ở trên.")
