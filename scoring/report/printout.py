"""What a document prints, and where: the annual report, or a print of its results alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import segno

from scoring.models import Block
from scoring.report.aligning import figures_aligned
from scoring.report.annexes import Annex, annexes_of
from scoring.report.content import words
from scoring.report.content.build import numbered
from scoring.report.content.outline import Draft
from scoring.report.content.shape import PrintedSection, ReportContent
from scoring.report.content.words import is_excerpt

TOP = 1  # depth of "I."
_RESULTS = {
    Block.AUTHORITY_INDEX,
    Block.GROUPS,
    Block.AUTHORITY_RANK,
    Block.CLASSES,
    Block.AUTHORITY_HEAD,
    Block.HEADS,
}
_ADDED = {
    Block.YEARS: "So sánh với kết quả phân loại năm trước",
    Block.WEAKEST: "Lĩnh vực đạt kết quả thấp",
}


@dataclass(frozen=True)
class Printout:
    """One document for the templates: what they choose from, in the order it is printed."""

    content: ReportContent
    kind: str
    title: str
    subject: tuple[str, ...]
    origin: str
    opening: Sequence[str]
    sections: Sequence[PrintedSection]
    closing: str
    is_signed: bool
    says_ground: bool

    @cached_property
    def annexes(self) -> list[Annex]:
        """The numbered annexes; charts that stand in the text are not repeated."""
        return annexes_of(self.content, {section.block for section in self.sections})

    @property
    def annex_origin(self) -> str:
        """The document the annexes belong to."""
        return words.origin(self.content)

    @property
    def ground(self) -> str:
        """What units are scored and classified by, where the opening does not say it."""
        return words.ground(self.content.figures)

    @property
    def sample_notice(self) -> str:
        """What is said of samples at the head."""
        return words.sample_notice(self.content.figures)

    @property
    def sample_mark(self) -> str:
        """What is said of samples on every page."""
        return words.sample_mark(self.content.figures)

    @property
    def description(self) -> str:
        """What the document is about, in one line."""
        return " ".join(self.subject)

    @property
    def qr(self) -> str:
        """A picture of the address where the document can be verified; empty on drafts."""
        return qr_image(self.content.verify_url)


def qr_image(address: str) -> str:
    """A QR code as a `data:` address of an SVG picture; empty without an address."""
    if not address:
        return ""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2))


def annual(content: ReportContent) -> Printout:
    """The whole report."""
    figures = content.figures
    return Printout(
        content=content,
        kind="BÁO CÁO",
        title=f"Báo cáo cải cách hành chính năm {figures.year} – {figures.letterhead.authority}",
        subject=content.form.subject,
        origin="",
        opening=words.annual_opening(content),
        sections=_aligned(content.sections),
        closing=words.annual_closing(content),
        is_signed=True,
        says_ground=False,
    )


def results_alone(content: ReportContent) -> Printout:
    """What comes from the results, with the annexes: an excerpt of an edition, or a report of its own."""
    figures, excerpt = content.figures, is_excerpt(content)
    return Printout(
        content=content,
        kind="TRÍCH BÁO CÁO" if excerpt else "BÁO CÁO",
        title=f"Báo cáo kết quả Chỉ số cải cách hành chính năm {figures.year} – {figures.letterhead.authority}",
        subject=(
            "Kết quả xác định Chỉ số cải cách hành chính, xếp hạng và phân loại",
            f"Ủy ban nhân dân các {figures.kinds} năm {figures.year}",
        ),
        origin=words.origin(content) if excerpt else "",
        opening=words.results_opening(content),
        sections=_aligned(results_sections(content.sections)),
        closing=words.results_closing(content),
        is_signed=not excerpt,
        says_ground=True,
    )


def _aligned(sections: Sequence[PrintedSection]) -> tuple[PrintedSection, ...]:
    return tuple(replace(section, html=figures_aligned(section.html)) for section in sections)


def results_sections(sections: Sequence[PrintedSection]) -> tuple[PrintedSection, ...]:
    """The chapters with the results, then what other chapters have from the results, under headings of its own."""
    chapters = [chapter for chapter in _chapters(sections) if _RESULTS & _blocks(chapter)]
    kept = [section for chapter in chapters for section in chapter]
    if len(chapters) == 1 and not (kept[0].block or kept[0].html):
        kept = kept[1:]  # the subject says the same
    shown = _blocks(kept)
    added = [
        Draft(block.value, title, TOP + 1, block.value, "")
        for block, title in _ADDED.items()
        if block not in shown and block in _blocks(sections)
    ]
    return numbered([_draft(section) for section in kept] + added)


def _chapters(sections: Sequence[PrintedSection]) -> list[list[PrintedSection]]:
    found: list[list[PrintedSection]] = []
    for section in sections:
        if section.depth == TOP or not found:
            found.append([])
        found[-1].append(section)
    return found


def _blocks(sections: Sequence[PrintedSection]) -> set[str]:
    return {section.block for section in sections if section.block}


def _draft(section: PrintedSection) -> Draft:
    return Draft(section.key, section.title, section.depth, section.block, section.html)
