"""The hidden sheet by which the portal knows its own workbook again, and sees what moved since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook

from scoring.models import Layer, Round
from scoring.selectors.grid import BLANK, Grid
from scoring.workbook.layout import FINGERPRINT, FORMAT, BookKind, Key
from scoring.workbook.writing.book import add_sheet
from scoring.workbook.writing.ink import Ink
from scoring.workbook.writing.looks import CODE


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a score workbook holds; `versions` gives for each unit the versions in the order of `codes`."""

    round: Round
    layer: Layer
    kind: BookKind
    exported_at: datetime
    codes: Sequence[str]
    versions: Iterable[tuple[str, Iterable[int]]]


def write_fingerprint(book: Workbook, mark: Fingerprint) -> None:
    """Add the sheet, which only a macro or the portal can show."""
    sheet = add_sheet(book, FINGERPRINT)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    ink = Ink(sheet)
    for key, value in _facts(mark).items():
        ink.row([(key, CODE), (value, CODE)])
    ink.row((text, CODE) for text in (Key.CODES.value, *mark.codes))
    for unit, versions in mark.versions:
        ink.row((text, CODE) for text in (Key.VERSIONS.value, unit, " ".join(map(str, versions))))


def _facts(mark: Fingerprint) -> dict[str, str]:
    return {
        Key.FORMAT.value: FORMAT,
        Key.ROUND.value: mark.round.slug,
        Key.CRITERIA_SET.value: mark.round.criteria_set.code,
        Key.LAYER.value: Layer(mark.layer).value,
        Key.EXPORTED_AT.value: mark.exported_at.isoformat(timespec="seconds"),
        Key.KIND.value: mark.kind.value,
    }


def grid_versions(grid: Grid, codes: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    """Versions of each unit's rows in the order of `codes`; 0 where there is no row."""
    for place in grid.places:
        row = grid.row(place)
        yield place.unit.code, [row.get(code, BLANK).version for code in codes]
