"""Reports made by chance: every planted contradiction is found in its place, and nothing else is."""

import pytest

from scoring.checking.check import check
from scoring.checking.shape import Finding
from tests.checking.generated.reports import Generated, make_report

REPORTS = range(50)


def checked(report: Generated) -> list[Finding]:
    return check(report.passages, report.facts, report.figures)


@pytest.mark.parametrize("seed", REPORTS)
def test_planted_contradictions_are_found_and_nothing_else(seed):
    report = make_report(seed, faults=1 + seed % 4)
    errors = [finding for finding in checked(report) if finding.is_error]
    assert report.planted
    missed = [planted for planted in report.planted if not any(planted.is_met_by(error) for error in errors)]
    false = [error for error in errors if not any(planted.is_met_by(error) for planted in report.planted)]
    assert (missed, false) == ([], [])


@pytest.mark.parametrize("seed", REPORTS)
def test_clean_reports_hold(seed):
    report = make_report(seed, faults=0)
    assert report.planted == []
    findings = checked(report)
    assert [finding for finding in findings if finding.is_error] == []
    values = {figure.cite: figure.value for figure in report.figures}
    for advice in findings:
        assert advice.rule == "cite"
        typed = advice.claim.replace(".", "").replace(",", ".").rstrip("%")
        assert str(values[advice.cite]).startswith(typed)
