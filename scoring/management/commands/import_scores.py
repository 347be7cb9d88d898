"""`manage.py import_scores ROUND FILE`: scores of a workbook into a round, all or nothing."""

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from scoring.management.files import round_named
from scoring.models import ImportState, Layer, Round, ScoreImport
from scoring.services.errors import RefusedError
from scoring.workbook.importing import flow
from scoring.workbook.importing.findings import Preview
from scoring.workbook.importing.keeping import counts_of

REFUSED, USAGE = 1, 2
COUNTS = (
    "mới {new}, thay đổi {changed}, không đổi {unchanged}, "
    "bị từ chối {refused}, xung đột {conflicts}, cần hỏi {questions}"
)


class Command(BaseCommand):
    """Exit code 0: written, or in order with --dry-run. 1: the file needs mending or a decision. 2: wrong use."""

    help = "Nhập điểm từ sổ Excel hoặc CSV vào một kỳ đánh giá; ghi tất cả hoặc không ghi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        """Round, file, and what would be decided on the page."""
        parser.add_argument("round", help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("file", type=Path, help="tệp .xlsx hoặc .csv")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
        parser.add_argument("--layer", choices=Layer.values, default=Layer.FINAL.value, help="lớp điểm")
        parser.add_argument("--accept-repairs", action="store_true", help="nhận chữ chuyển từ phông TCVN3, VNI")
        parser.add_argument(
            "--answer", action="append", default=[], metavar="Ô=MÃ", help="đơn vị cho một ô hỏi, ví dụ 'Điểm!B7=ha-ky'"
        )
        conflicts = parser.add_mutually_exclusive_group()
        conflicts.add_argument("--take-mine", action="store_true", help="ô xung đột: ghi điểm trong tệp")
        conflicts.add_argument("--keep-theirs", action="store_true", help="ô xung đột: giữ điểm trong cổng")

    def handle(self, **options: Any) -> None:
        """Read, print, write."""
        round_ = _round(options["round"])
        try:
            import_ = self._read(round_, options)
            if self._is_blocked(import_, options):
                sys.exit(REFUSED)
            if not options["dry_run"]:
                self._write(import_)
        except RefusedError as error:
            raise CommandError("\n".join(error.messages), returncode=REFUSED) from error

    def _read(self, round_: Round, options: dict[str, Any]) -> ScoreImport:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                import_ = flow.start(
                    actor=None, round_=round_, layer=Layer(options["layer"]), name=path.name, data=file
                )
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {path}: {error.strerror}", returncode=USAGE) from error
        flow.read(import_)
        return _decided(import_, options)

    def _is_blocked(self, import_: ScoreImport, options: dict[str, Any]) -> bool:
        """Print what was found; whether somebody has to mend or decide something first."""
        found = flow.preview_of(import_)
        self.stdout.write(f"{import_.file_name}: {COUNTS.format(**counts_of(found))}.")
        for line in _problems(found):
            self.stderr.write(line)
        for note in found.notes:
            self.stdout.write(f"Lưu ý: {note}")
        blocked = not found.writable or (found.conflicts and not options["keep_theirs"])
        if blocked:
            self.stderr.write("Chưa ghi gì.")
        if blocked or options["dry_run"]:
            flow.forget(import_)
        return bool(blocked)

    def _write(self, import_: ScoreImport) -> None:
        flow.confirm(actor=None, import_=import_)
        if import_.state != ImportState.DONE:
            raise CommandError(import_.message, returncode=REFUSED)
        self.stdout.write(import_.message)


def _round(slug: str) -> Round:
    try:
        return round_named(slug)
    except CommandError as error:
        raise CommandError(str(error), returncode=USAGE) from error


def _decided(import_: ScoreImport, options: dict[str, Any]) -> ScoreImport:
    """The import with what the options decide."""
    answers = dict(text.rpartition("=")[::2] for text in options["answer"])
    conflicts = flow.preview_of(import_).conflicts if options["take_mine"] else ()
    mine = frozenset(item.address for item in conflicts)
    if not (answers or mine or options["accept_repairs"]):
        return import_
    try:
        return flow.answer(
            actor=None,
            import_=import_,
            answers=answers,
            accept_repairs=options["accept_repairs"],
            take_mine=mine,
        )
    except ValidationError:  # refused already; what is wrong is printed next
        return import_


def _problems(found: Preview) -> list[str]:
    lines = [f"{item.address}: {item.message}" for item in found.refused]
    for question in found.questions:
        names = ", ".join(f"{name} ({code})" for code, name in question.candidates)
        lines.append(f"{question.address}: “{question.text}” là đơn vị nào? {names}. Chọn bằng --answer.")
    for item in found.conflicts:
        by = f" ({item.by})" if item.by else ""
        lines.append(
            f"{item.address}: {item.unit_name}, tiêu chí {item.criterion}: cổng ghi “{item.now}”{by}, tệp ghi "
            f"“{item.new}”. Chọn --keep-theirs hoặc --take-mine."
        )
    if not found.repairs_accepted:
        lines += [
            f"{item.address}: “{item.before}” đọc là “{item.after}” ({item.encoding}). Nhận bằng --accept-repairs."
            for item in found.repairs
        ]
    return lines
