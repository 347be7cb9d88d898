"""Which work is done within the request and which is left to a worker."""

from scoring.models import Criterion, Round, RoundUnit, ScoreImport
from scoring.workbook.importing.findings import Preview

MOST_BYTES = 300_000
MOST_CELLS = 20_000


def takes_long_to_read(import_: ScoreImport) -> bool:
    """Whether reading outlasts a request: a large file, or a round with many cells to compare with."""
    return import_.file.size > MOST_BYTES or _cells_of(import_.round) > MOST_CELLS


def takes_long_to_write(import_: ScoreImport, found: Preview) -> bool:
    """Whether writing does; the file is read once more for it."""
    return takes_long_to_read(import_) or found.cells > MOST_CELLS


def _cells_of(round_: Round) -> int:
    places = RoundUnit.objects.filter(round=round_).count()
    return places * Criterion.objects.filter(criteria_set=round_.criteria_set_id, is_leaf=True).count()
