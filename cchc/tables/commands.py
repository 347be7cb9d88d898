"""What commands that import a file share: what they ask, what they print, how they end.

Exit code 0: imported, or with --dry-run could be. 1: the file or something in it is refused, or waits to be
accepted. 2: there is no such file, or the command was called wrongly. Only 0 without --dry-run has written anything.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from cchc.tables.report import Report, RowChange, State

REFUSED, USAGE = 1, 2

_SIGNS = {State.NEW: "+", State.CHANGED: "~", State.REMOVED: "-"}


class ImportCommand(BaseCommand):
    """Imports one file: everything in it or nothing."""

    def add_arguments(self, parser: CommandParser) -> None:
        """File, and whether to write."""
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx hoặc .csv")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra và liệt kê thay đổi, không ghi")
        parser.add_argument(
            "--accept-repairs", action="store_true", help="chấp nhận chuyển chữ gõ bằng TCVN3, VNI sang Unicode"
        )

    def examine(self, path: Path, *, dry_run: bool, accept_repairs: bool) -> Report:
        """Import or rehearse. Raises ValidationError when the file itself is refused."""
        raise NotImplementedError  # each subclass says its own

    def handle(self, **options: Any) -> None:
        """Import, or say why not."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"Không có tệp “{path}”.", returncode=USAGE)
        dry_run: bool = options["dry_run"]
        accepted: bool = options["accept_repairs"]
        try:
            report = self.examine(path, dry_run=dry_run, accept_repairs=accepted)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages), returncode=REFUSED) from error
        for note in report.notes:
            self.stderr.write(note)
        self._stop_if_refused(path, report, accepted=accepted)
        for row in report.changes:
            self._print_row(row)
        self.stdout.write(_counts(report))
        self.stdout.write("Chỉ kiểm tra, chưa ghi gì." if dry_run else f"Đã nhập {path.name}.")

    def _stop_if_refused(self, path: Path, report: Report, *, accepted: bool) -> None:
        lines = [str(item) for item in report.refused]
        if report.repairs and not accepted:
            lines += [f"{fix.place}: {fix.encoding}: “{fix.before}” → “{fix.after}”" for fix in report.repairs]
        if report.refused:
            lines.append(f"{path.name}: {len(report.refused)} lỗi, chưa ghi gì.")
        elif lines:
            lines.append("Các ô trên dùng bảng mã cũ. Nếu chuyển như vậy là đúng, chạy lại với --accept-repairs.")
        if lines:
            raise CommandError("\n".join(lines), returncode=REFUSED)

    def _print_row(self, row: RowChange) -> None:
        where = f" ({row.place})" if row.place else ""
        self.stdout.write(f"{_SIGNS[row.state]} {row.name}{where}")
        for cell in row.cells:
            self.stdout.write(f"    {cell.column}: {_line(cell.old)} → {_line(cell.new)}")


def _line(text: str) -> str:
    return " ".join(text.split()) or "(trống)"


def _counts(report: Report) -> str:
    return (
        f"Mới {len(report.new)}, thay đổi {len(report.changed)}, bỏ {len(report.removed)}, "
        f"không đổi {report.unchanged}."
    )
