"""What a workbook holds, in neutral types. Knows neither Django nor the libraries that read files."""

import datetime
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from scoring.workbook.parsing.addresses import address, column_letters, position

__all__ = ["Book", "CellFault", "FaultKind", "Sheet", "Value", "address", "column_letters", "position"]

FaultKind = Literal["formula_without_value", "error_value"]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that is not blank and yet has no usable value.

    "formula_without_value": `text` is the formula as far as the file gives it ("=SUM(C2:C9)"). "error_value": `text`
    is what the cell shows ("#N/A"), or a number that is none ("NaN").
    """

    kind: FaultKind
    text: str


# None is a blank cell. A number is the float that Excel keeps: its shortest repr is what stands in the file, so
# that 0.30000000000000004 is seen as such by whoever validates; 83,30 % of a cell formatted as percent is 0.833.
# A duration ("[h]:mm") is the number of days that Excel keeps. Text is as it stands: not stripped, not repaired.
Value: TypeAlias = (
    None | str | int | float | bool | datetime.date | datetime.datetime | datetime.time | CellFault  # noqa: RUF036  # None first: the commonest
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0][0]` is A1; rows may differ in length, and what is missing at their end is blank.

    Of merged cells only the top left one has a value. `hidden` is true for hidden and very hidden sheets.
    """

    name: str
    hidden: bool
    rows: list[list[Value]]


@dataclass
class Book:
    """Sheets in the order of the file.

    `properties`: "format" (xlsx | csv); for xlsx "reader" (calamine | openpyxl); for csv "encoding", "delimiter".
    """

    sheets: list[Sheet]
    properties: dict[str, str] = field(default_factory=dict)
