"""The demo data as the rules take it, read from the fixtures without a database."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from scoring.rules.marks import Leaf, Mark, Method, NaPolicy

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "tu_ky"
POLICIES = {
    "Không được ghi không áp dụng": NaPolicy.REFUSED,
    "Loại khỏi điểm tối đa": NaPolicy.EXCLUDE,
    "Tính điểm tối đa": NaPolicy.FULL,
    "Tính 0 điểm": NaPolicy.ZERO,
}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


@cache
def leaves() -> tuple[Leaf, ...]:
    return tuple(
        Leaf(
            row["Mã"],
            int(row["Mã"].split(".")[0]),
            _number(row["Điểm tối đa"]),
            Method.SURVEY if row["Phương pháp"] == "Điều tra xã hội học" else Method.APPRAISAL,
            POLICIES.get(row["Khi không áp dụng"], NaPolicy.REFUSED),
        )
        for row in _rows("criteria.csv")
        if row["Cấp"] == "Tiêu chí"
    )


@cache
def marks(year: int) -> dict[str, dict[str, Mark]]:
    """Marks by unit and criterion code."""
    codes = [leaf.code for leaf in leaves()]
    return {row["Mã đơn vị"]: {code: _mark(row[code]) for code in codes} for row in _rows(f"scores_{year}.csv")}


def _mark(text: str) -> Mark:
    if text == "KAD":
        return Mark(not_applicable=True)
    return Mark(_number(text)) if text else Mark()
