"""The plan a person was shown, kept so that confirming need not compare 200,000 cells once more.

It counts only while nothing moved that the preview depends on, which is told under the lock of the round by
`state_of`; otherwise the preview is worked out anew.
"""

import hashlib
import json

from scoring.models import ScoreImport
from scoring.selectors.stored import state_of_marks
from scoring.services.bulk import Staged
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.files import keep, kept
from scoring.workbook.importing.findings import Preview
from scoring.workbook.importing.keeping import rows_of
from scoring.workbook.importing.target import Target

ENDING = ".plan"


def state_of(target: Target) -> str:
    """A digest of all that a preview depends on besides the file: marks, criteria, units, and the round itself."""
    criteria = [
        (row.pk, row.code, row.is_leaf, row.method, row.na_policy, str(row.max_points))
        for row in target.structure.criteria
    ]
    round_ = target.round
    about = (round_.pk, round_.slug, round_.criteria_set.code, round_.survey_held, target.layer.value)
    marks = state_of_marks(round_, target.layer)
    return hashlib.sha256(json.dumps([about, marks, criteria, target.members]).encode()).hexdigest()


def keep_plan(import_: ScoreImport, found: Preview, decided: Decisions, state: str) -> None:
    """Keep the rows of a preview that may be written; `state` was taken before it was worked out."""
    if found.writable:
        rows = staged(found)
        keep(import_, ENDING, (_about(found.digest, decided, state), rows))


def plan_of(import_: ScoreImport, decided: Decisions, state: str) -> list[Staged] | None:
    """The rows shown to the person, if they are what a preview would give now."""
    about, rows = kept(import_, ENDING) or (None, [])
    return rows if about == _about(import_.plan_digest, decided, state) else None


def staged(found: Preview) -> list[Staged]:
    """The plan as it is written."""
    return [(row[0], row[1], row[5], row[6]) for row in rows_of(found)]


def _about(digest: str, decided: Decisions, state: str) -> list[str]:
    return [digest, json.dumps(decided.as_json(), sort_keys=True), state]
