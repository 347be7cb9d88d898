"""`manage.py send_reminders`: reminders before deadlines, in the portal and by e-mail. For cron or a systemd timer."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from scoring.services.reminders import deliver, remind


class Command(BaseCommand):
    """Write the reminders that are due and send those not sent yet. Run it daily; more often is harmless."""

    help = (
        "Lập nhắc việc trước hạn 7, 3 và 1 ngày, gửi thư cho người có địa chỉ thư; chạy lại nhiều lần không gửi trùng."
    )

    def handle(self, **_options: Any) -> None:
        """Remind; messages that could not be sent make the command fail, and are tried again by the next."""
        written, delivery = remind(), deliver()
        self.stdout.write(f"Đã lập {written} nhắc việc, gửi {delivery.sent} thư.")
        if delivery.failed:
            raise CommandError(f"{delivery.failed} thư chưa gửi được; lần chạy sau sẽ gửi lại. Xem EMAIL_URL.")
