"""Findings of the figures check as a clerk reads them: sentence with the claim marked, what is right, what to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from scoring.checking.shape import Finding
from scoring.models import Dismissal, Report, Section
from scoring.presenters.work.told_times import told_time
from scoring.report.citing.catalogue import Catalogue
from scoring.report.content.numbering import numbers
from scoring.report.proof.proof import Proof

AROUND = 160  # characters of a long sentence shown on either side of the claim

_RULES = {
    "change": _("Mức tăng, giảm"),
    "direction": _("Chiều tăng, giảm"),
    "rate": _("Tỷ lệ"),
    "fraction": _("Phần và tổng"),
    "overdue": _("Hồ sơ quá hạn"),
    "parts": _("Phần và tổng"),
    "count": _("Số đơn vị"),
    "class-change": _("Mức tăng, giảm số đơn vị"),
    "list": _("Danh sách đơn vị"),
    "index": _("Chỉ số"),
    "rank": _("Xếp hạng"),
    "authority-class": _("Mức phân loại"),
    "kind": _("Tên đơn vị"),
    "units": _("Tổng số đơn vị"),
    "composite": _("Chỉ số của đơn vị"),
    "unit-rank": _("Xếp hạng của đơn vị"),
    "threshold": _("Ngưỡng phân loại"),
    "weakest": _("Lĩnh vực thấp nhất"),
    "domains": _("Số lĩnh vực"),
    "groups": _("Số nhóm"),
    "year": _("Năm"),
    "date": _("Ngày tháng"),
    "repeated": _("Lời văn năm trước"),
    "cite": _("Số gõ tay"),
    "near": _("Số gõ nhầm"),
    "outdated": _("Số của năm trước"),
    "figure": _("Số liệu đã nhập"),
}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `before`, `claim` and `after` make its sentence; `cite` is what a citation would print."""

    section: str
    version: int
    start: int
    fingerprint: str
    rule: str
    is_error: bool
    before: str
    claim: str
    after: str
    computed: str
    message: str
    mend: str | None
    cite: str
    cite_name: str


@dataclass(frozen=True, slots=True)
class LetStandRow:
    """A finding somebody let stand."""

    finding: FindingRow
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class SectionFindings:
    """The findings of one section; `key` is empty for those about the figures themselves."""

    key: str
    heading: str
    rows: Sequence[FindingRow]
    let_stand: Sequence[LetStandRow]

    @property
    def errors(self) -> list[FindingRow]:
        """Contradictions that stand open."""
        return [row for row in self.rows if row.is_error]


def findings_by_section(proof: Proof, sections: Sequence[Section], catalogue: Catalogue) -> list[SectionFindings]:
    """Every section that something was found in, in order, those about figures last."""
    versions = {section.key: section.version for section in sections}
    found = [
        SectionFindings(
            key,
            heading,
            [_row(finding, versions, catalogue) for finding in proof.open if finding.passage == key],
            [
                _let_stand(finding, dismissal, versions, catalogue)
                for finding, dismissal in proof.let_stand
                if finding.passage == key
            ],
        )
        for key, heading in _headings(sections)
    ]
    return [group for group in found if group.rows or group.let_stand]


def _headings(sections: Sequence[Section]) -> Iterable[tuple[str, str]]:
    """Every section's heading; a deep one after the one above it, since "a)" alone says little."""
    above: dict[int, str] = {}
    for section, number in zip(sections, numbers(section.depth for section in sections), strict=True):
        heading = f"{number} {section.title}".strip()
        parent = above.get(section.depth - 1, "") if section.depth > 2 else ""
        above[section.depth] = heading
        yield section.key, f"{parent} › {heading}" if parent else heading
    yield "", ""


def _row(finding: Finding, versions: Mapping[str, int], catalogue: Catalogue) -> FindingRow:
    before, after = _around(finding)
    cite = "" if finding.cite is None or catalogue.is_missing(finding.cite) else finding.cite
    return FindingRow(
        section=finding.passage,
        version=versions.get(finding.passage, 0),
        start=finding.start,
        fingerprint=finding.fingerprint,
        rule=str(_RULES.get(finding.rule, "")),
        is_error=finding.is_error,
        before=before,
        claim=finding.claim,
        after=after,
        computed=finding.computed,
        message=finding.message,
        mend=finding.mend,
        cite=catalogue.text(cite) if cite else "",
        cite_name=catalogue.name(cite) if cite else "",
    )


def _around(finding: Finding) -> tuple[str, str]:
    """The sentence before and after the claim, shortened where it is long."""
    at = finding.place
    before, after = finding.sentence[:at], finding.sentence[at + len(finding.claim) :]
    return (
        before if len(before) <= AROUND else f"…{before[-AROUND:]}",
        after if len(after) <= AROUND else f"{after[:AROUND]}…",
    )


def _let_stand(
    finding: Finding, dismissal: Dismissal, versions: Mapping[str, int], catalogue: Catalogue
) -> LetStandRow:
    by = dismissal.dismissed_by
    return LetStandRow(
        _row(finding, versions, catalogue),
        dismissal.reason,
        (by.full_name or by.username) if by else "",
        told_time(dismissal.dismissed_at),
    )


def forgotten(report: Report, proof: Proof) -> list[Dismissal]:
    """Dismissals of findings that are no longer made: the sentence was rewritten or removed."""
    made = {finding.fingerprint for finding in proof.findings}
    return [row for row in proof.dismissals.values() if row.fingerprint not in made and row.report_id == report.pk]
