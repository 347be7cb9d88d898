"""The figures check of a round's report: what it finds, what of it was let stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.checking.check import check
from scoring.checking.shape import Finding
from scoring.models import Dismissal, Report, Section
from scoring.report.citing.catalogue import Catalogue, catalogue_of
from scoring.report.issuing.printed import printed_rows
from scoring.report.proof.facts import facts_of
from scoring.report.proof.figures import figure_claims, known_figures
from scoring.report.proof.passages import bodies, passages_of
from scoring.results.source import Results
from scoring.selectors.report_sections import sections_of
from scoring.selectors.reports import earlier_report


@dataclass(frozen=True)
class Proof:
    """Findings in the order of the text, those about figures themselves last; dismissals by fingerprint."""

    findings: Sequence[Finding]
    dismissals: Mapping[str, Dismissal]

    @property
    def open(self) -> list[Finding]:
        """Findings that nobody let stand."""
        return [finding for finding in self.findings if finding.fingerprint not in self.dismissals]

    @property
    def open_errors(self) -> list[Finding]:
        """Contradictions among them."""
        return [finding for finding in self.open if finding.is_error]

    @property
    def let_stand(self) -> list[tuple[Finding, Dismissal]]:
        """Findings that somebody let stand, with the reason."""
        return [
            (finding, self.dismissals[finding.fingerprint])
            for finding in self.findings
            if finding.fingerprint in self.dismissals
        ]


def proof_of(report: Report, results: Results, catalogue: Catalogue, draft: Mapping[str, str] | None = None) -> Proof:
    """The check of the whole report; `draft` are texts by section key that are not stored yet."""
    sections = printed_rows(sections_of(report))
    for section in sections:
        section.body = (draft or {}).get(section.key, section.body)
    findings = check(
        passages_of(sections, catalogue, _last_year(report)),
        facts_of(results, report.signed_on),
        known_figures(catalogue),
    )
    dismissals = report.dismissals.select_related("dismissed_by")
    return Proof((*findings, *figure_claims(catalogue)), {row.fingerprint: row for row in dismissals})


def open_errors(report: Report, results: Results) -> list[Finding]:
    """Contradictions that were neither mended nor let stand."""
    return proof_of(report, results, catalogue_of(report.round, results, report.round.year)).open_errors


def _last_year(report: Report) -> dict[str, str]:
    earlier = earlier_report(report.round)
    if earlier is None or earlier.round.year != report.round.year - 1:
        return {}
    return bodies(list(Section.objects.filter(report=earlier)))
