"""`manage.py verify_events`: whether the event log is as it was written."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cchc.numbers import format_date, format_number
from scoring.management.files import round_named
from scoring.services.verification import Broken, Fault, Verified, verify

FAULTS = {
    Fault.CONTENT: "nội dung đã bị sửa (thời điểm, người, việc, đối tượng, chi tiết) hoặc mã băm của sự kiện bị sửa",
    Fault.DIGEST: "mã băm của các thay đổi điểm đã bị sửa",
    Fault.CHANGES: "các thay đổi điểm đã bị sửa, xóa hoặc thêm",
    Fault.LINK: "mối nối với sự kiện đứng trước đã bị sửa",
    Fault.MISSING: "sự kiện đứng ngay trước đã mất hoặc bị thay bằng sự kiện khác",
    Fault.UNREADABLE: "dữ liệu không đọc được",
}


class Command(BaseCommand):
    """Check the chain of events, and name the first one that is not as it was written."""

    help = (
        "Kiểm tra nhật ký sự kiện: tính lại mã băm từng sự kiện, nêu sự kiện đầu tiên bị sai. Chuỗi không tự cho thấy "
        "các sự kiện cuối bị cắt bỏ hay viết thêm: hãy lưu mã băm cuối ở nơi khác và đưa vào --noted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which events, and an end of the chain that was noted."""
        parser.add_argument("--round", metavar="KỲ", help="chỉ tính lại sự kiện của kỳ đánh giá này, ví dụ 2021")
        parser.add_argument("--noted", metavar="MÃ", default="", help="mã băm cuối đã lưu, phải còn trong chuỗi")

    def handle(self, **options: Any) -> None:
        """Verify; CommandError (exit code 1) at the first fault."""
        round_ = round_named(options["round"]) if options["round"] else None
        noted: str = options["noted"].strip().lower()
        found = verify(round_, noted)
        if found.broken:
            raise CommandError(_broken(found.broken))
        if not found.noted_found:
            raise CommandError(f"Không còn mã băm {noted} trong chuỗi: các sự kiện cuối đã bị cắt bỏ hoặc viết lại.")
        self.stdout.write(_ok(found))


def _ok(found: Verified) -> str:
    counts = f"ok: {format_number(found.events)} sự kiện, {format_number(found.changes)} thay đổi điểm"
    if not found.end:
        return counts
    return (
        f"{counts}\nMã băm cuối: {found.end}\n"
        "Hãy lưu mã này ở nơi khác: sự kiện bị cắt bỏ hay viết thêm ở cuối chuỗi chỉ thấy được khi đối chiếu với nó."
    )


def _broken(broken: Broken) -> str:
    event = broken.event
    if event is None:
        return f"Sự kiện số {broken.number}: {FAULTS[broken.fault]}."
    at = timezone.localtime(event.at)
    act = f"{event.get_action_display()}, {format_date(at.date())} {at:%H:%M}"
    return f"Sự kiện số {broken.number} ({act}): {FAULTS[broken.fault]}."
