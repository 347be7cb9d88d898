"""How cells look. Colours are those of the portal; everything stays readable on a black-and-white print."""

from dataclasses import dataclass, replace

INK, PRIMARY, MUTED, LINE = "1B2733", "0F4C81", "5B6875", "B8C4D0"
TINT, PALE, WARM = "DCE8F3", "F0F3F7", "8A4B08"

# Numbers of an Excel format are written with a point; each reader sees the decimal mark of his own language.
WHOLE, POINTS_FORMAT, PERCENT_FORMAT = "0", "0.00####", "0.00%"
TWO_DECIMALS, SIGNED, SIGNED_WHOLE = "0.00", "+0.00;-0.00;0.00", "+0;-0;0"
AS_TEXT = "@"


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Look of a cell; `locked` counts only where the sheet is protected. Each look equals itself alone."""

    number_format: str = "General"
    bold: bool = False
    italic: bool = False
    size: int = 11
    colour: str = INK
    fill: str = ""
    border: bool = True
    wrap: bool = False
    align: str = "left"
    upright: str = "top"
    locked: bool = True


TITLE = Look(bold=True, size=15, colour=PRIMARY, border=False)
LINE_OF_TEXT = Look(border=False)
REMARK = replace(LINE_OF_TEXT, italic=True, colour=MUTED)
WARNING = replace(LINE_OF_TEXT, bold=True, colour=WARM)
SECTION = replace(LINE_OF_TEXT, bold=True, size=12, colour=PRIMARY)
LABEL = replace(LINE_OF_TEXT, bold=True, wrap=True)
PROSE = replace(LINE_OF_TEXT, wrap=True)

HEAD = Look(bold=True, fill=TINT, wrap=True, align="center", upright="center")
SMALL_HEAD = replace(HEAD, bold=False, size=9)
CODE_HEAD = replace(HEAD, number_format=AS_TEXT)
POINTS_HEAD = replace(HEAD, number_format=POINTS_FORMAT)
GROUP = Look(bold=True, fill=TINT)
GROUP_CODE = replace(GROUP, number_format=AS_TEXT)

TEXT = Look(wrap=True)
SMALL_TEXT = replace(TEXT, size=10)
CODE = Look(number_format=AS_TEXT)
CENTRED = Look(align="center")
COUNT = Look(number_format=WHOLE, align="center")
POINTS = Look(number_format=POINTS_FORMAT, align="right")
PERCENT = Look(number_format=PERCENT_FORMAT, align="right")
BOLD_PERCENT = replace(PERCENT, bold=True)
CHANGE = Look(number_format=SIGNED, align="right")
STEPS = Look(number_format=SIGNED_WHOLE, align="center")
MEAN = Look(number_format=TWO_DECIMALS, align="right", bold=True, fill=PALE)
TOTAL_COUNT = replace(MEAN, number_format=WHOLE)

# Score sheets: what is given is shaded, what is asked for is white.
GIVEN_TEXT = replace(TEXT, fill=PALE)
GIVEN_SMALL_TEXT = replace(SMALL_TEXT, fill=PALE)
GIVEN_CODE = replace(CODE, fill=PALE)
GIVEN_POINTS = replace(POINTS, fill=PALE)
GIVEN_COUNT = replace(COUNT, fill=PALE)
POINTS_INPUT = replace(POINTS, locked=False)
MARK_INPUT = Look(locked=False, align="center", number_format=AS_TEXT)
