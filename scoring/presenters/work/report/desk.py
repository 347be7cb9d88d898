"""The desk of the report: its outline, how far each section is, and what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.models import Report, Section
from scoring.presenters.work.told_times import told_time
from scoring.report.citing.catalogue import Catalogue
from scoring.report.citing.filling import cited_keys
from scoring.report.content.numbering import numbers
from scoring.services.report.outline import OWN, removal_refusal


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to know of a section, in words and tone (see `.status`)."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the outline. `missing` counts what it cites and nothing is known of; `by` and `at`: last change."""

    key: str
    number: str
    title: str
    depth: int
    block: str
    url: str
    marks: Sequence[Mark]
    is_printed: bool
    is_own: bool
    is_stale: bool
    is_empty: bool
    missing: int
    may_go: bool
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Something the report still lacks, and where to see to it."""

    words: str
    url: str = ""


def section_rows(report: Report, sections: Sequence[Section], catalogue: Catalogue) -> list[SectionRow]:
    """The outline, in order, with the numbers that are printed."""
    printed = printed_of(sections)
    numbered = iter(numbers(section.depth for section in printed))
    labels = {section.pk: next(numbered) for section in printed}
    return [
        _row(report, section, labels.get(section.pk, ""), has_below=_has_below(sections, at), catalogue=catalogue)
        for at, section in enumerate(sections)
    ]


def printed_of(sections: Sequence[Section]) -> list[Section]:
    """Sections that are printed: one that is not takes those below it along."""
    kept: list[Section] = []
    hidden = 0
    for section in sections:
        if hidden and section.depth > hidden:
            continue
        hidden = 0 if section.is_printed else section.depth
        kept.extend([section] if section.is_printed else [])
    return kept


def lacks(report: Report, rows: Sequence[SectionRow], *, is_published: bool) -> list[Lack]:
    """What is missing before the report can be submitted or approved, in words."""
    slug, shown = report.round.slug, [row for row in rows if row.number]
    return [
        *_section_lacks(shown),
        *_form_lacks(report, reverse("report-form", args=[slug])),
        *([] if is_published else [Lack(_("Kết quả của kỳ chưa công bố; báo cáo in số liệu tạm tính."))]),
    ]


def _section_lacks(rows: Sequence[SectionRow]) -> list[Lack]:
    stale = [row for row in rows if row.is_stale]
    empty = [row for row in rows if row.is_empty]
    missing = [row for row in rows if row.missing]
    told = (
        (stale, _("%(n)d mục còn lời văn năm trước, chưa rà soát")),
        (empty, _("%(n)d mục còn trống")),
        (missing, _("%(n)d mục trích số liệu chưa có")),
    )
    return [Lack(words % {"n": len(found)}, found[0].url) for found, words in told if found]


def _form_lacks(report: Report, url: str) -> list[Lack]:
    wanted = (
        (report.number, _("Chưa có số văn bản")),
        (report.signed_on, _("Chưa có ngày ký")),
        (report.signatory_name, _("Chưa có họ và tên người ký")),
    )
    return [Lack(words, url) for value, words in wanted if not value]


def _has_below(sections: Sequence[Section], at: int) -> bool:
    return at + 1 < len(sections) and sections[at + 1].depth > sections[at].depth


def _row(report: Report, section: Section, number: str, *, has_below: bool, catalogue: Catalogue) -> SectionRow:
    missing = sum(catalogue.is_missing(key) for key in cited_keys(section.body))
    is_empty = not (section.body or section.block or has_below)
    by = section.updated_by
    return SectionRow(
        key=section.key,
        number=number,
        title=section.title or section.key,
        depth=section.depth,
        block=section.get_block_display() if section.block else "",
        url=reverse("report-section", args=[report.round.slug, section.key]),
        marks=_marks(section, missing, is_empty=is_empty),
        is_printed=section.is_printed,
        is_own=section.key.startswith(OWN),
        is_stale=section.is_stale,
        is_empty=is_empty,
        missing=missing,
        may_go=not removal_refusal(section, has_below=has_below),
        by=(by.full_name or by.username) if by else "",
        at=told_time(section.updated_at) if by else "",
    )


def _marks(section: Section, missing: int, *, is_empty: bool) -> list[Mark]:
    marks = []
    if not section.is_printed:
        marks.append(Mark(_("không in"), ""))
    if is_empty:
        marks.append(Mark(_("còn trống"), "warn"))
    if section.is_stale:
        marks.append(Mark(_("lời văn năm trước"), "warn"))
    if missing:
        words = ngettext("%(n)d số liệu chưa có", "%(n)d số liệu chưa có", missing)
        marks.append(Mark(words % {"n": missing}, "bad"))
    return marks


def names_of(keys: Sequence[str], catalogue: Catalogue) -> Mapping[str, str]:
    """What each cited key is called."""
    return {key: catalogue.name(key) for key in keys}
