"""The sections of a report before they are printed: as written, or those every report begins with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.models import Block, Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A section with its number yet to come; `html` is filled."""

    key: str
    title: str
    depth: int
    block: str
    html: str


def rows_of(report: Report) -> Iterator[Draft]:
    """The sections of `report` that are to be printed; one that is not takes those beneath it along."""
    hidden: int | None = None
    for section in report.sections.order_by("order", "pk"):
        if hidden is not None and section.depth > hidden:
            continue
        hidden = None if section.is_printed else section.depth
        if section.is_printed:
            yield Draft(section.key, section.title, section.depth, section.block, section.body)


def usual_rows(kinds: str, authority: str) -> tuple[Draft, ...]:
    """The sections of a report that nobody has begun: what comes from the results alone."""
    own, units = f"Đối với {authority}", f"Đối với các {kinds}"
    return (
        Draft("ket-qua", "Kết quả xác định Chỉ số, xếp hạng và phân loại", 1, Block.NONE, ""),
        Draft("chi-so", "Kết quả xác định Chỉ số cải cách hành chính", 2, Block.NONE, ""),
        Draft("chi-so-co-quan", own, 3, Block.AUTHORITY_INDEX, ""),
        Draft("chi-so-don-vi", units, 3, Block.GROUPS, ""),
        Draft("phan-loai", "Xếp hạng và phân loại kết quả cải cách hành chính", 2, Block.NONE, ""),
        Draft("xep-hang", "Xếp hạng và phân loại", 3, Block.NONE, ""),
        Draft("xep-hang-co-quan", own, 4, Block.AUTHORITY_RANK, ""),
        Draft("phan-loai-don-vi", units, 4, Block.CLASSES, ""),
        Draft("nguoi-dung-dau", "Đánh giá trách nhiệm của người đứng đầu", 3, Block.NONE, ""),
        Draft("nguoi-dung-dau-co-quan", own, 4, Block.AUTHORITY_HEAD, ""),
        Draft("nguoi-dung-dau-don-vi", units, 4, Block.HEADS, ""),
        Draft("so-sanh", "So sánh với kết quả phân loại năm trước", 2, Block.YEARS, ""),
        Draft("linh-vuc", "Lĩnh vực đạt kết quả thấp", 2, Block.WEAKEST, ""),
    )


def with_something_in_them(rows: Iterable[Draft]) -> list[Draft]:
    """Without headings that neither a block, nor a text, nor a heading beneath them stands under."""
    kept: list[Draft] = []
    deeper = 0  # depth of the section after this one that is printed; 0: none in this branch
    for row in reversed(list(rows)):
        if row.block or row.html or deeper > row.depth:
            kept.append(row)
            deeper = row.depth
    kept.reverse()
    return kept
