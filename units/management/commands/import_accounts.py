"""`manage.py import_accounts`: accounts and their roles."""

from pathlib import Path
from typing import Any

from cchc.tables.commands import ImportCommand
from cchc.tables.report import Report
from cchc.tables.running import import_file
from units.account_resource import AccountResource


class Command(ImportCommand):
    """Import accounts; the first passwords of new ones are printed once and kept nowhere."""

    help = "Nhập tài khoản và vai trò từ tệp .xlsx hoặc .csv; in mật khẩu đầu tiên của tài khoản mới."

    def handle(self, **options: Any) -> None:
        """Import, then print passwords."""
        self.resource = AccountResource()
        super().handle(**options)
        for username, password in self.resource.passwords.items():
            self.stdout.write(f"{username}\t{password}")

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse."""
        return import_file(self.resource, path, dry_run=dry_run, accept_repairs=accept_repairs)
