"""The lines over every table: what it is, whose, and whether the figures are a sample."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.models import Round
from scoring.results.source import Results
from scoring.workbook.writing.ink import Ink
from scoring.workbook.writing.looks import LINE_OF_TEXT, REMARK, TITLE, WARNING

LONGEST_FOOTER = 200  # Excel takes 255 signs for all three parts


@dataclass(frozen=True, slots=True)
class Heading:
    """`round` and `authority` in words; `warnings` that no reader may miss, in full and in short."""

    round: str
    authority: str
    warnings: Sequence[str]
    short_warnings: Sequence[str]

    @property
    def footer(self) -> str:
        """What stands at the foot of each printed page."""
        return " · ".join([self.round, *self.short_warnings])[:LONGEST_FOOTER]

    def rows(self, remarks: int = 0) -> int:
        """How many rows `write_heading` takes."""
        return 2 + len(self.warnings) + remarks + 1


def heading_of_round(round_: Round) -> Heading:
    """The heading of a score workbook."""
    criteria_set = round_.criteria_set
    sample_set = criteria_set.name if criteria_set.is_sample else ""
    warnings = _sample_warnings(sample_set, is_sample=round_.is_sample)
    short = _sample_in_short(sample_set, is_sample=round_.is_sample)
    return Heading(round_.title, round_.authority.full_name, warnings, short)


def heading_of_results(results: Results) -> Heading:
    """The heading of a results workbook."""
    head, criteria_set = results.overview["round"], results.overview["criteria_set"]
    sample_set = criteria_set["name"] if criteria_set["is_sample"] else ""
    warnings = _sample_warnings(sample_set, is_sample=head["is_sample"])
    short = _sample_in_short(sample_set, is_sample=head["is_sample"])
    if results.is_provisional:
        text = _("Kỳ đánh giá đang mở, số liệu còn thay đổi cho đến khi công bố.")
        warnings.insert(0, f"{_('Kết quả tạm tính.')} {text}")
        short.insert(0, _("Kết quả tạm tính"))
    return Heading(head["title"], results.overview["authority"]["full_name"], warnings, short)


def _sample_warnings(sample_set: str, *, is_sample: bool) -> list[str]:
    words = _("Điểm từng tiêu chí được lập để giới thiệu cổng, không phải điểm chính thức của đơn vị nào.")
    heading = _("Số liệu minh họa.")
    label = _("Bộ tiêu chí mẫu:")
    lines = [f"{heading} {words}"] if is_sample else []
    return [*lines, f"{label} {sample_set}."] if sample_set else lines


def _sample_in_short(sample_set: str, *, is_sample: bool) -> list[str]:
    if is_sample:
        return [_("Số liệu minh họa")]
    return [_("Bộ tiêu chí mẫu")] if sample_set else []


def write_heading(ink: Ink, heading: Heading, title: str, remarks: Sequence[str] = ()) -> None:
    """Write the heading and a blank row after it."""
    ink.line(title, TITLE)
    ink.line(f"{heading.round} · {heading.authority}", LINE_OF_TEXT)
    for text in heading.warnings:
        ink.line(text, WARNING)
    for text in remarks:
        ink.line(text, REMARK)
    ink.row()
