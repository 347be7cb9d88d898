"""Recomputing a whole round against a bare SQL aggregate of the same cells on the same database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.rounds import full_round
from benchmarks.timing import paired
from scoring.models import Round
from scoring.selectors.outcomes import round_outcomes

GOAL = 2.0
FLOOR = """
SELECT s.round_unit_id, c.domain_id, SUM(s.points), SUM(c.max_points), COUNT(*)
FROM scoring_score s
JOIN scoring_roundunit m ON m.id = s.round_unit_id
JOIN scoring_criterion c ON c.id = s.criterion_id
WHERE m.round_id = %s AND s.layer = 'final'
GROUP BY s.round_unit_id, c.domain_id
"""


def run() -> None:
    """Print ours, floor, ratio and number of queries at three sizes."""
    print(f"Recomputing a round x 60 criteria, {connection.vendor} (goal: at most {GOAL} times the bare aggregate)")
    print(f"{'units':>6} {'ours s':>9} {'floor s':>9} {'ratio':>6} {'queries':>8}")
    for year, units in ((2001, 23), (2002, 330), (2003, 3_321)):
        round_ = full_round(units, year)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        with CaptureQueriesContext(connection) as queries:
            round_outcomes(round_)
        result = paired(lambda: round_outcomes(round_), lambda: floor(round_))  # noqa: B023  # called at once
        print(f"{units:>6} {result.ours:>9.4f} {result.floor:>9.4f} {result.ratio:>6.2f} {len(queries):>8}")


def floor(round_: Round) -> list[tuple[object, ...]]:
    """The bare aggregate, all rows fetched."""
    with connection.cursor() as cursor:
        cursor.execute(FLOOR, [round_.pk])
        return list(cursor.fetchall())
