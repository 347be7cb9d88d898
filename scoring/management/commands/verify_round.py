"""`manage.py verify_round ROUND`: whether all that was published of a round is what it was, and follows from itself."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management import BaseCommand, CommandParser

from cchc.numbers import format_number
from scoring.management.files import round_named
from scoring.models import Edition, Publication, Round
from scoring.report.codes import code_of
from scoring.report.verifying.edition import check_edition
from scoring.report.verifying.publication import verified_publication
from scoring.report.verifying.shape import Tally
from scoring.report.verifying.words import PARTS, compared, line

DIFFERS = 1


@dataclass(frozen=True)
class Checked:
    """A version or an edition, and what was found of it."""

    label: str
    code: str
    sha256: str
    tally: Tally


class Command(BaseCommand):
    """Exit code 0: everything is as it was published. 1: something differs, and is named. Only reads."""

    help = (
        "Kiểm tra mọi phiên bản kết quả và lần ban hành báo cáo của một kỳ: mã băm, các dòng đã chốt, kết quả tính lại "
        "từ điểm gốc, tệp trên đĩa. Nêu từng chỗ không khớp."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which round, and how to answer."""
        parser.add_argument("round", metavar="KỲ", help="địa chỉ của kỳ đánh giá, ví dụ 2021")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, **options: Any) -> None:
        """Verify all, and say what differs."""
        round_ = round_named(options["round"])
        found = list(checked(round_))
        if options["json"]:
            self.stdout.write(json.dumps(_document(round_, found), ensure_ascii=False, indent=1))
        else:
            self._tell(round_, found)
        if any(one.tally.differences for one in found):
            sys.exit(DIFFERS)

    def _tell(self, round_: Round, found: list[Checked]) -> None:
        if not found:
            self.stdout.write(f"Kỳ {round_.slug} chưa công bố nên chưa có gì để kiểm tra.")
        for one in found:
            verdict = f"{len(one.tally.differences)} chỗ không khớp" if one.tally.differences else "khớp"
            self.stdout.write(f"{one.label} ({one.code}): {verdict}")
            for row in compared(one.tally):
                self.stdout.write(f"  {row.label}: {format_number(row.count)} giá trị")
            for difference in one.tally.differences:
                self.stderr.write(f"  {PARTS[difference.part]}: {line(difference)}")


def checked(round_: Round) -> Iterator[Checked]:
    """All versions, then all editions without the results beneath them again, the first ones first."""
    for publication in Publication.objects.filter(round=round_).select_related("round").order_by("version"):
        label = f"Kết quả phiên bản {publication.version}"
        yield Checked(label, code_of(publication.sha256), publication.sha256, verified_publication(publication))
    for edition in Edition.objects.filter(round=round_).select_related("publication").order_by("number"):
        tally = Tally()
        check_edition(edition, tally)
        label = f"Báo cáo lần ban hành {edition.number}"
        yield Checked(label, code_of(edition.content_sha256), edition.content_sha256, tally)


def _document(round_: Round, found: list[Checked]) -> dict[str, Any]:
    return {
        "round": round_.slug,
        "is_intact": not any(one.tally.differences for one in found),
        "checked": [
            {
                "label": one.label,
                "code": one.code,
                "sha256": one.sha256,
                "compared": {part.value: count for part, count in one.tally.compared.items()},
                "differences": [asdict(difference) for difference in one.tally.differences],
            }
            for one in found
        ],
    }
