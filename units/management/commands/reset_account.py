"""`manage.py reset_account`: the way back in for who has nobody to ask."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from units.models import User
from units.security.passwords import issue_password
from units.security.second_factor import reset_second_factor


class Command(BaseCommand):
    """Give an account a new one-time password and take its second factor away."""

    help = "Cấp mật khẩu mới dùng một lần và gỡ xác thực hai bước của một tài khoản; mật khẩu in ra một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which account."""
        parser.add_argument("username", help="tên đăng nhập")

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        """Do both, print the password."""
        account = User.objects.filter(username=options["username"]).first()
        if account is None:
            raise CommandError(f"Không có tài khoản “{options['username']}”.")
        reset_second_factor(actor=None, account=account)
        self.stdout.write(issue_password(actor=None, account=account, reason=""))
