"""English formats. Dates are typed as in Vietnamese (day first), so that one date never means two days."""

from cchc.formats.vi import formats as vi

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
FIRST_DAY_OF_WEEK = 1  # Monday

DATE_INPUT_FORMATS = vi.DATE_INPUT_FORMATS
TIME_INPUT_FORMATS = vi.TIME_INPUT_FORMATS
DATETIME_INPUT_FORMATS = vi.DATETIME_INPUT_FORMATS

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
