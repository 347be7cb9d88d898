"""The result as a table for spreadsheets, one row for each unit.

For Excel as Vietnamese offices run it: fields apart by semicolons, decimal comma, UTF-8 with a byte order mark.
Programs are served by the JSON document. Figures are exact, not rounded for display.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import plain_number
from scoring.models import AdjustmentKind
from scoring.results import schema
from scoring.results.adjustments import KINDS, counted_points, counts_adjustments
from scoring.results.source import Results
from scoring.results.wording import class_reason

DELIMITER = ";"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(results: Results) -> bytes:
    """The file's content."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerows(lines(results))
    return file.getvalue().encode("utf-8-sig")


def lines(results: Results) -> Iterator[Sequence[str]]:
    """The heads of the columns, then the cells of each unit, as they stand in the file."""
    yield [*map(safe, _heads(results))]
    for unit in results.units:
        yield _row(unit, results)


def safe(text: str) -> str:
    """`text` such that no spreadsheet takes it for a formula: those begin after an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _heads(results: Results) -> list[str]:
    domains = results.overview["criteria_set"]["domains"]
    return [
        _("Mã đơn vị"),
        _("Đơn vị"),
        _("Khối xếp hạng"),
        _("Xếp hạng"),
        _("Số đơn vị xếp hạng"),
        *(f"{domain['number']}. {domain['name']} (%)" for domain in domains),
        _("Điểm"),
        _("Điểm tối đa"),
        *(_("%(kind)s được tính") % {"kind": kind.label} for kind in _kinds(results)),
        _("Chỉ số tổng hợp (%)"),
        _("Phân loại"),
        _("Lý do"),
        _("Tình trạng"),
    ]


def _row(unit: schema.UnitDocument, results: Results) -> Sequence[str]:
    band = unit["band"]
    texts = [unit["code"], unit["full_name"], unit["block"] or ""]
    figures = [_figure(domain["percent"]) for domain in unit["domains"]]
    words = [
        results.bands[band]["label"] if band else "",
        class_reason(unit, results.bands, results.domains),
        _state(unit, results),
    ]
    return [
        *map(safe, texts),
        str(unit["rank"] or ""),
        str(unit["ranked"] or ""),
        *figures,
        _figure(unit["points"]),
        _figure(unit["maximum"]),
        *(_figure(counted_points(unit, kind)) for kind in _kinds(results)),
        _figure(unit["percent"]),
        *map(safe, words),
    ]


def _kinds(results: Results) -> Sequence[AdjustmentKind]:
    """Bonus and penalty, where the scheme counts them: the index is not points over maximum alone then."""
    return KINDS if counts_adjustments(results.overview) else ()


def _figure(text: str | None) -> str:
    return "" if text is None else plain_number(Decimal(text))


def _state(unit: schema.UnitDocument, results: Results) -> str:
    if results.publication:
        return _("Đã công bố, phiên bản %(version)d") % {"version": results.publication.version}
    if unit["missing"]:
        return _("Tạm tính, thiếu %(count)d tiêu chí") % {"count": unit["missing"]}
    return _("Tạm tính, chưa công bố")
