"""The result as a table for spreadsheets, one row for each unit.

For Excel as Vietnamese offices run it: fields apart by semicolons, decimal comma, UTF-8 with a byte order mark.
Programs are served by the JSON document. Figures are exact, not rounded for display.
"""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import plain_number
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import class_reason

DELIMITER = ";"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(results: Results) -> bytes:
    """The file's content."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(map(safe, _heads(results)))
    writer.writerows(_row(unit, results) for unit in results.units)
    return file.getvalue().encode("utf-8-sig")


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
        _figure(unit["percent"]),
        *map(safe, words),
    ]


def _figure(text: str | None) -> str:
    return "" if text is None else plain_number(Decimal(text))


def _state(unit: schema.UnitDocument, results: Results) -> str:
    if results.publication:
        return _("Đã công bố, phiên bản %(version)d") % {"version": results.publication.version}
    if unit["missing"]:
        return _("Tạm tính, thiếu %(count)d tiêu chí") % {"count": unit["missing"]}
    return _("Tạm tính, chưa công bố")
