"""What score workbooks are written with and found by. Never translated: a file made in one language is read in all."""

from enum import StrEnum

FORMAT = "cchc-scores/1"
FINGERPRINT = "_cchc"

NOT_APPLICABLE = "KAD"
UNIT_CODE, UNIT_NAME = "Mã đơn vị", "Tên đơn vị"
CRITERION_CODE = "Mã tiêu chí"
POINTS, MAXIMUM, NOTE = "Điểm", "Điểm tối đa", "Ghi chú"


class BookKind(StrEnum):
    """What a score workbook holds."""

    UNIT = "unit"  # one unit, criteria downwards
    MATRIX = "matrix"  # units downwards, criteria across, a sheet for each domain
    DOMAIN_TOTALS = "domain-totals"  # units downwards, points and maximum of each domain across


class Key(StrEnum):
    """Keys in the first column of the fingerprint sheet.

    `CODES` is followed by the codes, one in each cell. `VERSIONS` comes once for each unit and is followed by the
    unit's code and, in one cell apart by spaces, the versions of its rows in the order of the codes (0: no row).
    """

    FORMAT = "format"
    ROUND = "round"
    CRITERIA_SET = "criteria_set"
    LAYER = "layer"
    EXPORTED_AT = "exported_at"
    KIND = "kind"
    CODES = "codes"
    VERSIONS = "versions"


def domain_points_code(number: int) -> str:
    """Code over the column of a domain's points."""
    return f"{number}.diem"


def domain_maximum_code(number: int) -> str:
    """Code over the column of the maximum that applied to a domain."""
    return f"{number}.toi-da"
