"""Section 3: the classes against those of the year before (seed, section III.1)."""

from dataclasses import dataclass

from scoring.report.words import count_text
from scoring.results.source import Results
from scoring.rules.summary import class_counts


@dataclass(frozen=True)
class YearRow:
    """One class in both years."""

    label: str
    before: str
    now: str
    change: str


@dataclass(frozen=True)
class Comparison:
    """Class counts of two years; no rows where the earlier year had classes that this scheme does not know."""

    year: int
    rows: tuple[YearRow, ...]
    total: YearRow


def comparison(results: Results) -> Comparison | None:
    """Counts of this year against the authority's last published round; None when there is none."""
    year, before = results.overview["previous_year"], results.overview["previous_band_counts"]
    if year is None or before is None:
        return None
    bands = results.overview["scheme"]["bands"]
    now = class_counts((unit["band"] for unit in results.units), [band["code"] for band in bands])
    comparable = set(before) <= set(now)
    rows = [_row(band["label"], before.get(band["code"], 0), now[band["code"]]) for band in bands if comparable]
    return Comparison(year, tuple(rows), _row("Cộng", sum(before.values()), sum(now.values())))


def _row(label: str, before: int, now: int) -> YearRow:
    return YearRow(label, count_text(before), count_text(now), _change(now - before))


def _change(difference: int) -> str:
    if difference == 0:
        return "Không đổi"
    return f"{'Tăng' if difference > 0 else 'Giảm'} {count_text(abs(difference))}"
