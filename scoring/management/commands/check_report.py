"""`manage.py check_report`: the figures check on the command line, of a round's report or of any text file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from scoring.checking.check import check
from scoring.checking.plain_text import passages_of
from scoring.checking.shape import Finding
from scoring.management.files import round_named
from scoring.models import Round
from scoring.report.citing.catalogue import catalogue_of
from scoring.report.proof.facts import facts_of
from scoring.report.proof.figures import known_figures
from scoring.report.proof.proof import proof_of
from scoring.results.source import current_results
from scoring.selectors.reports import report_of

LARGEST = 5_000_000  # bytes; a report of a thousand pages


class Command(BaseCommand):
    """Print what the check finds; exit status 1 where something contradicts something."""

    help = "Soát số liệu trong báo cáo của một kỳ đánh giá, hoặc trong một tệp văn bản (--text)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The round, and the file to read in place of its report."""
        parser.add_argument("--round", metavar="KỲ", required=True, help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("--text", metavar="TỆP", help="tệp văn bản thuần (UTF-8) cần soát")

    def handle(self, **options: Any) -> None:
        """Check and print."""
        round_ = round_named(options["round"])
        findings = _of_file(round_, Path(options["text"])) if options["text"] else _of_report(round_)
        for finding in findings:
            self.stdout.write(_lines(finding))
        errors = sum(finding.is_error for finding in findings)
        self.stdout.write(f"{errors} mâu thuẫn, {len(findings) - errors} gợi ý.")
        if errors:
            raise CommandError("Còn mâu thuẫn phải xử lý.", returncode=1)


def _of_report(round_: Round) -> Sequence[Finding]:
    report = report_of(round_)
    if report is None:
        raise CommandError(f"Kỳ {round_.slug} chưa lập báo cáo.")
    results = current_results(round_)
    return proof_of(report, results, catalogue_of(round_, results, round_.year)).open


def _of_file(round_: Round, path: Path) -> Sequence[Finding]:
    results = current_results(round_)
    catalogue = catalogue_of(round_, results, round_.year)
    return check(passages_of(_text(path)), facts_of(results), known_figures(catalogue))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(f"Tệp {path} quá lớn (hơn 5 MB).")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"Tệp {path} không phải văn bản UTF-8.") from error


def _lines(finding: Finding) -> str:
    """One finding in four lines."""
    kind = "MÂU THUẪN" if finding.is_error else "GỢI Ý"
    mend = f"\n  Sửa thành: {finding.mend}" if finding.mend is not None else ""
    return (
        f"[{finding.passage or 'số liệu'}] {kind}: “{finding.claim}”\n"
        f"  Câu: {finding.sentence}\n"
        f"  Đối chiếu: {finding.computed}\n"
        f"  {finding.message}{mend}\n"
    )
