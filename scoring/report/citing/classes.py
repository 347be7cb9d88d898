"""Classes and ratings of heads as they are cited; the argument is the code of the class."""

from collections.abc import Iterator

from scoring.report.cites import Cite
from scoring.report.citing.shares import Counted
from scoring.report.classes import HeldBack, class_lines
from scoring.report.heads import head_lines
from scoring.report.words import count_text
from scoring.results import schema
from scoring.results.source import Results

CLASSES = "Kết quả: phân loại"
HELD_BACK = "Kết quả: chưa được xếp mức cao hơn do lĩnh vực"
BEFORE = "Kết quả: phân loại so với năm trước"
HEADS = "Kết quả: người đứng đầu"


def class_cites(counted: Counted) -> Iterator[Cite]:
    """For each class: its units, those that domains keep in it, and both against the year before."""
    bands = counted.results.overview["scheme"]["bands"]
    lines = list(zip(bands, class_lines(counted.results, counted.naming), strict=True))
    for band, line in lines:
        yield from counted.of("class", band["code"], line.label, CLASSES, line.members)
    for band, line in lines:
        if line.held_back:
            yield from _held_back(counted, band, line.held_back)
    yield from _before(counted)


def head_cites(counted: Counted) -> Iterator[Cite]:
    """For each rating: the units whose heads have it."""
    if not any(unit["head"] for unit in counted.results.units):
        return
    bands = counted.results.overview["scheme"]["bands"]
    for band, line in zip(bands, head_lines(counted.results, counted.naming), strict=True):
        yield from counted.of("head", band["code"], f"Người đứng đầu {line.label}", HEADS, line.members)


def _held_back(counted: Counted, band: schema.BandDocument, held: HeldBack) -> Iterator[Cite]:
    label = f"{band['label']}, chưa đạt {held.target} do lĩnh vực"
    yield from counted.of("held-back", band["code"], label, HELD_BACK, held.members)


def _before(counted: Counted) -> Iterator[Cite]:
    """Counts of the year before and the change, where that year had the same classes."""
    results = counted.results
    before, bands = results.overview["previous_band_counts"], results.overview["scheme"]["bands"]
    if before is None or not set(before) <= {band["code"] for band in bands}:
        return
    whole = sum(before.values())
    for band in bands:
        count, label = before.get(band["code"], 0), f"{band['label']}, năm trước"
        share = counted.share_text(count, whole)
        yield counted.cite(
            f"previous-class-count/{band['code']}", f"{label}: số đơn vị", BEFORE, count_text(count), count
        )
        yield counted.cite(
            f"previous-class-share/{band['code']}", f"{label}: số đơn vị trên tổng số", BEFORE, share, count
        )
        yield _change(counted, band, _count(results, band["code"]) - count)


def _change(counted: Counted, band: schema.BandDocument, change: int) -> Cite:
    way = "tăng" if change > 0 else "giảm"
    text = f"{way} {count_text(abs(change))}" if change else "không thay đổi"
    label = f"{band['label']}: tăng, giảm số đơn vị so với năm trước"
    return counted.cite(f"class-change/{band['code']}", label, BEFORE, text if counted.anything else "", change)


def _count(results: Results, band: str) -> int:
    return sum(unit["band"] == band for unit in results.units)
