"""Cells that look blank to a reader and are not: formulas without a cached value, error values."""

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from scoring.workbook.parsing.addresses import position
from scoring.workbook.parsing.extent import check_extent

Fault = tuple[int, int, str, str]  # row, column, kind, text

LONGEST_TEXT = 200


def find_faults(xml: bytes, *, name: str, limits: Mapping[str, Any]) -> list[Fault]:
    """The faults of the sheet called `name`, whose part is `xml`. Raises Stop if one lies beyond the limits."""
    return _Scan(name, limits).run(xml)


class _Scan:
    """One pass over a sheet's XML.

    A formula's value may be missing altogether or be an empty <v>; in a cell of type "str" an empty <v> is an empty
    text, a value like any other. The cells that an array formula or a data table fills carry no <f> of their own.
    """

    def __init__(self, name: str, limits: Mapping[str, Any]) -> None:
        self.name = name
        self.limits = limits
        self.prefix = ""
        self.row, self.column, self.address = -1, -1, ""
        self.cell: dict[str, str] = {}
        self.formula: str | None = None
        self.area = ""
        self.value: str | None = None
        self.gathers: list[str] | None = None
        self.faults: dict[tuple[int, int], tuple[str, str]] = {}
        self.areas: list[tuple[int, int, int, int, str]] = []
        self.filled: set[tuple[int, int]] = set()

    def run(self, xml: bytes) -> list[Fault]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._first
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self.parser = parser
        parser.Parse(xml, True)
        for area in self.areas:
            self._fill(*area)
        return [(row, column, *fault) for (row, column), fault in self.faults.items()]

    def _first(self, name: str, _attributes: dict[str, str]) -> None:
        """The root tells the prefix of all."""
        prefix, colon, _local = name.rpartition(":")
        self.prefix = prefix + colon
        self.starts = {self.prefix + local: getattr(self, f"_start_{local}") for local in ("row", "c", "f", "v", "is")}
        self.ends = {self.prefix + local: getattr(self, f"_end_{local}") for local in ("c", "f", "v")}
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        act = self.starts.get(name)
        if act:
            act(attributes)

    def _end(self, name: str) -> None:
        act = self.ends.get(name)
        if act:
            act()

    def _text(self, text: str) -> None:
        if self.gathers is not None:
            self.gathers.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        row, _column = self._place()
        self.row, self.column = int(number) - 1 if number else row + 1, -1

    def _start_c(self, attributes: dict[str, str]) -> None:
        self.cell, self.formula, self.value = attributes, None, None
        if "r" in attributes:
            self.address = attributes["r"]
        else:
            row, column = self._place()
            self.row, self.column = row, column + 1

    def _place(self) -> tuple[int, int]:
        """Row and column of the cell. An address is worked out only when asked for: most cells are of no interest."""
        if self.address:
            self.row, self.column = position(self.address)
            self.address = ""
        return self.row, self.column

    def _start_f(self, attributes: dict[str, str]) -> None:
        self.gathers = []
        self.area = attributes.get("ref", "") if attributes.get("t") in {"array", "dataTable"} else ""

    def _end_f(self) -> None:
        self.formula = "=" + "".join(self.gathers or ())[:LONGEST_TEXT]
        self.gathers = None
        if self.area:
            self._add_area(self.area, self.formula)

    def _start_v(self, _attributes: dict[str, str]) -> None:
        self.gathers = []

    def _end_v(self) -> None:
        self.value = "".join(self.gathers or ())
        self.gathers = None

    def _start_is(self, _attributes: dict[str, str]) -> None:
        self.value = "inline"

    def _end_c(self) -> None:
        kind = self.cell.get("t", "n")
        if kind == "e":
            self._add(*self._place(), "error_value", (self.value or "")[:LONGEST_TEXT])
        elif self.value or (self.value is not None and kind == "str"):
            if self.areas:
                self.filled.add(self._place())
        elif self.formula is not None:
            self._add(*self._place(), "formula_without_value", self.formula)

    def _add(self, row: int, column: int, kind: str, text: str) -> None:
        check_extent(row, column, name=self.name, limits=self.limits)
        self.faults.setdefault((row, column), (kind, text))

    def _add_area(self, ref: str, formula: str) -> None:
        first, _colon, last = ref.partition(":")
        top, left = position(first)
        bottom, right = position(last or first)
        check_extent(bottom, right, name=self.name, limits=self.limits)
        self.areas.append((top, left, bottom, right, formula))

    def _fill(self, top: int, left: int, bottom: int, right: int, formula: str) -> None:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) not in self.filled:
                    self._add(row, column, "formula_without_value", formula)
