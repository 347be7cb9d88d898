"""The one line that tells how facts made points."""

from scoring.models import Criterion, Score
from scoring.results.computation import computed, rule_of


def has_rule(criterion: Criterion) -> bool:
    """Whether points of the criterion can be computed from facts."""
    return rule_of(criterion) is not None


def computed_line(criterion: Criterion, score: Score | None) -> str:
    """The computation behind a score, or nothing where its points were given without facts."""
    return computed(criterion, score.facts).line if score and score.facts and has_rule(criterion) else ""
