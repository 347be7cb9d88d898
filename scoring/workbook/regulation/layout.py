"""Names of sheets, columns and settings of a regulation workbook. Never translated: a file is read in all languages."""

from scoring.resources import criteria
from scoring.resources.schemes import SCHEME

SET_SHEET, CRITERIA_SHEET, RULES_SHEET, BANDS_SHEET, SETTINGS_SHEET = (
    "Bộ tiêu chí",
    "Lĩnh vực và tiêu chí",
    "Cách tính điểm",
    "Phân loại",
    "Cài đặt",
)
SHEETS = (SET_SHEET, CRITERIA_SHEET, RULES_SHEET, BANDS_SHEET, SETTINGS_SHEET)
NEEDED_SHEETS = SHEETS[:3]

# One sheet says what the criteria are, the next how their points arise. Code and title stand in both.
CRITERIA_COLUMNS = (
    criteria.LEVEL,
    criteria.CODE,
    criteria.BELONGS,
    criteria.TITLE,
    criteria.SHORT,
    criteria.POINTS,
    criteria.METHOD,
)
RULES_COLUMNS = (
    criteria.CODE,
    criteria.TITLE,
    criteria.RULE,
    criteria.PARAMETERS,
    criteria.RULE_TEXT,
    criteria.NA,
    criteria.NA_TEXT,
    criteria.EVIDENCE,
    criteria.REQUIRED,
)
LATER_COLUMNS = (criteria.PARAMETERS, criteria.REQUIRED)
"""Columns that earlier workbooks do not have: without them what the portal knows stays."""

ITEM, VALUE, REMARK = "Mục", "Giá trị", "Giải thích"
SETTINGS_COLUMNS = (ITEM, VALUE, REMARK)

SCHEME_CODE, SCHEME_NAME, SCHEME_NUMBER, SCHEME_DATE = (
    "Mã thang phân loại",
    "Tên thang phân loại",
    "Số quyết định phân loại",
    "Ngày quyết định phân loại",
)
TIES, NOT_APPLICABLE, ROUND, SURVEY, BLOCKS = (
    "Xử lý đồng hạng",
    "Khi không áp dụng",
    "Kỳ đánh giá (địa chỉ)",
    "Có điều tra xã hội học",
    "Khối xếp hạng",
)
SETTINGS = (SCHEME_CODE, SCHEME_NAME, SCHEME_NUMBER, SCHEME_DATE, TIES, NOT_APPLICABLE, ROUND, SURVEY, BLOCKS)

# Item of the settings to the column of the list of schemes.
SCHEME_COLUMNS = {
    SCHEME_CODE: SCHEME,
    SCHEME_NAME: "Tên thang phân loại",
    SCHEME_NUMBER: "Số quyết định",
    SCHEME_DATE: "Ngày quyết định",
}

# What the portal does in every regulation; a workbook may say it, not change it.
FIXED = {
    TIES: "Cùng chỉ số thì đồng hạng, hạng kế tiếp bỏ qua (1, 1, 3)",
    NOT_APPLICABLE: "Theo từng tiêu chí",
}
ONE_BLOCK, BLOCKS_BY_UNIT = "Xếp hạng chung", "Theo từng đơn vị"
