"""The check itself: all rules over a text."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from scoring.checking.arithmetic.changes import change_findings
from scoring.checking.arithmetic.files import overdue_findings
from scoring.checking.arithmetic.fractions import fraction_findings
from scoring.checking.arithmetic.listed_parts import listed_parts_findings
from scoring.checking.arithmetic.movements import movement_findings
from scoring.checking.arithmetic.parts import RULE as PARTS
from scoring.checking.arithmetic.parts import parts_findings
from scoring.checking.arithmetic.rates import rate_findings
from scoring.checking.claims.authority import authority_findings
from scoring.checking.claims.class_changes import class_change_findings
from scoring.checking.claims.counts import count_findings
from scoring.checking.claims.groups import group_findings
from scoring.checking.claims.lists import list_findings
from scoring.checking.claims.thresholds import threshold_findings
from scoring.checking.claims.units import unit_findings
from scoring.checking.claims.weakest import weakest_findings
from scoring.checking.reading.text import Text, read
from scoring.checking.shape import Facts, Finding, KnownFigure, Passage
from scoring.checking.times.dates import date_findings
from scoring.checking.times.earlier import earlier_year_findings
from scoring.checking.times.repeats import repeat_findings
from scoring.checking.times.years import year_findings
from scoring.checking.typed.figures import figure_findings

Rule = Callable[[Text], Iterable[Finding]]

# In this order a claim is told by the first rule that finds it wrong.
RULES: tuple[Rule, ...] = (
    change_findings,
    movement_findings,
    rate_findings,
    fraction_findings,
    overdue_findings,
    parts_findings,
    listed_parts_findings,
    class_change_findings,
    count_findings,
    group_findings,
    list_findings,
    authority_findings,
    unit_findings,
    threshold_findings,
    weakest_findings,
    date_findings,
    earlier_year_findings,
    year_findings,
    figure_findings,
    repeat_findings,
)


def check(passages: Sequence[Passage], facts: Facts, figures: Sequence[KnownFigure] = ()) -> list[Finding]:
    """Every claim of the passages that does not hold, and every number that should be cited; in order of the text."""
    text = read(passages, facts, figures)
    place = {passage.key: number for number, passage in enumerate(passages)}
    found = [finding for rule in RULES for finding in rule(text)]
    own = _first_only(finding for finding in found if not _is_result(finding, passages[place[finding.passage]]))
    return sorted(own, key=lambda finding: (place[finding.passage], finding.start))


def _is_result(finding: Finding, passage: Passage) -> bool:
    """Whether the claim is a cited result: the portal printed it, so it cannot be wrong."""
    return any(
        cited.key.startswith("result/") and cited.start <= finding.start and finding.end <= cited.end
        for cited in passage.cited
    )


def _first_only(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Only the first finding of what overlaps."""
    taken: list[Finding] = []
    for finding in findings:
        if not any(_tells_again(finding, other) for other in taken):
            taken.append(finding)
            yield finding


def _tells_again(finding: Finding, earlier: Finding) -> bool:
    """Whether a finding is of the same words; a sum that is wrong because of an earlier finding is no second one."""
    is_consequence = finding.rule == PARTS and (finding.passage, finding.sentence) == (
        earlier.passage,
        earlier.sentence,
    )
    return is_consequence or _overlap(finding, earlier)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end
