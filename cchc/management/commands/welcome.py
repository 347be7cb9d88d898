"""`manage.py welcome`: address and sample accounts."""

from typing import Any

from django.core.management import BaseCommand, CommandParser

from scoring.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from units.models import User


class Command(BaseCommand):
    """Print where the portal answers and, in a demo, who can sign in."""

    help = "In địa chỉ của cổng và các tài khoản mẫu."

    def add_arguments(self, parser: CommandParser) -> None:
        """The port to print."""
        parser.add_argument("--port", default="8000", help="cổng mạng")

    def handle(self, **options: Any) -> None:
        """Print the banner."""
        self.stdout.write(f"\n  Cổng chấm điểm CCHC:  http://127.0.0.1:{options['port']}/")
        self.stdout.write(f"  Trang quản trị:       http://127.0.0.1:{options['port']}/admin/\n")
        if not User.objects.filter(is_demo=True).exists():
            return
        self.stdout.write(f"  Dữ liệu minh họa. Tài khoản mẫu (mật khẩu chung: {DEMO_PASSWORD}):")
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"    {account.username:<10} {account.full_name}")
        self.stdout.write("\n  Dừng: Ctrl+C\n")
