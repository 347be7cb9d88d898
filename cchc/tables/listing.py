"""A list found in a sheet: which column is which, and its rows, with the place of every cell."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cchc.tables.report import Refusal, Repair
from cchc.tables.sheets import BadCell, Cell, Place, RawSheet, Value, letter_of
from cchc.tables.widgets import text_of
from cchc.text_repair import legacy_text
from units.names import search_key

HEAD_WITHIN = 10  # rows in which the headers are looked for: some offices put a title above

_NOT_IN_A_KEY = re.compile(r"[^0-9a-z%]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns a list may have, by their right names, and those it must have."""

    known: Sequence[str]
    needed: Sequence[str] = ()

    def named(self, header: str) -> str | None:
        """The column that `header` means, marks, case and spaces set aside; None for no column."""
        key = header_key(header)
        return next((name for name in self.known if header_key(name) == key), None)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row that is not empty. `places` are those of its cells, by column; `place` is the row's."""

    place: Place
    values: Mapping[str, Value]
    places: Mapping[str, Place]


@dataclass(frozen=True)
class Listing:
    """Rows of a list; with wrong headers there are no columns and no rows, only what is refused.

    Values are already repaired, `repairs` tells which. A cell in `refused` has the value None.
    """

    columns: Sequence[str] = ()
    rows: Sequence[ListRow] = ()
    refused: tuple[Refusal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()


def header_key(text: str) -> str:
    """What of a header counts: letters without marks and case, and digits."""
    return _NOT_IN_A_KEY.sub(" ", search_key(text)).strip()


def find_list(sheets: Sequence[RawSheet], columns: Columns) -> Listing:
    """The list in the one sheet that has it. Several such sheets are refused, other sheets noted."""
    filled = [sheet for sheet in sheets if any(map(_is_filled, sheet.rows))]
    fitting = [sheet for sheet in filled if _head_row(sheet, columns) is not None]
    if len(fitting) > 1:
        names = ", ".join(f"“{sheet.title}”" for sheet in fitting)
        message = _(
            "Có %(count)d trang cùng là danh sách này: %(names)s. Mỗi lần chỉ nhập một trang, hãy bỏ trang kia."
        )
        return Listing(refused=(Refusal("", message % {"count": len(fitting), "names": names}),))
    if not filled:
        return Listing(refused=(Refusal("", _("Tệp trống, chưa có dòng tiêu đề cột.")),))
    chosen = fitting[0] if fitting else filled[0]
    others = ", ".join(f"“{sheet.title}”" for sheet in filled if sheet is not chosen)
    listing = read_list(chosen, columns)
    notes = (_("Không đọc các trang khác: %(names)s.") % {"names": others},) if others and fitting else ()
    return Listing(listing.columns, listing.rows, listing.refused, listing.repairs, notes)


def read_list(sheet: RawSheet, columns: Columns) -> Listing:
    """The list in a sheet. Missing, unknown and double columns, and cells without a value, are refused by name."""
    return _Reader(sheet, columns).listing()


def _head_row(sheet: RawSheet, columns: Columns) -> int | None:
    """The first row that names every needed column; None where there is none."""
    for number, row in enumerate(sheet.rows[:HEAD_WITHIN]):
        found = {_column_of(value, columns) for value in row}
        if found and set(columns.needed) <= found:
            return number
    return None


def _column_of(value: Cell, columns: Columns) -> str | None:
    if not isinstance(value, str):
        return None
    found = columns.named(value)
    old = legacy_text(value) if found is None else None
    return columns.named(old.after) if old else found


def _is_filled(row: Iterable[Cell]) -> bool:
    return any(_has_content(value) for value in row)


def _has_content(value: Cell) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


@dataclass
class _Reader:
    """Reads one sheet; what is wrong and what was repaired gathers here."""

    sheet: RawSheet
    columns: Columns
    refused: list[Refusal] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def listing(self) -> Listing:
        """Headers first; with wrong headers no row is read."""
        head = self._head()
        found = self._columns_at(head)
        if self.refused:
            return Listing(refused=tuple(self.refused), repairs=tuple(self.repairs))
        rows = list(self._rows(head, found))
        return Listing(tuple(found.values()), rows, tuple(self.refused), tuple(self.repairs))

    def _head(self) -> int:
        """Number of the row of headers: the one that fits, otherwise the first that is not empty."""
        fitting = _head_row(self.sheet, self.columns)
        if fitting is not None:
            return fitting
        return next((number for number, row in enumerate(self.sheet.rows) if _is_filled(row)), 0)

    def _columns_at(self, head: int) -> dict[int, str]:
        """Column number to right name."""
        found: dict[int, str] = {}
        for column, value in enumerate(self.sheet.rows[head] if self.sheet.rows else ()):
            if _has_content(value):
                self._add_column(found, Place(self.sheet.name, head + 1, letter_of(column), _text(value)), column)
            elif any(_has_content(_at(row, column)) for row in self.sheet.rows[head + 1 :]):
                where = {"sheet": self.sheet.name, "letter": letter_of(column)}
                self._refuse(_("%(sheet)s, cột %(letter)s") % where, _("Có dữ liệu nhưng chưa có tên cột."))
        if not found:
            self.refused = [self._another_list()]
            return found
        for name in self.columns.needed:
            if name not in found.values():
                self._refuse(self.sheet.name, _("Thiếu cột “%(column)s”.") % {"column": name})
        self._refuse_beyond(head)
        return found

    def _another_list(self) -> Refusal:
        """Not one column is known: it is some other table."""
        names = ", ".join(f"“{name}”" for name in self.columns.needed)
        message = _("Không phải danh sách này: không thấy cột nào. Dòng tiêu đề phải có các cột %(names)s.")
        return Refusal(self.sheet.name, message % {"names": names})

    def _add_column(self, found: dict[int, str], place: Place, column: int) -> None:
        name = self.columns.named(place.header) or self._repaired_header(place)
        where = _("%(sheet)s, cột %(letter)s") % {"sheet": place.sheet, "letter": place.letter}
        if name is None:
            message = _("Không có cột tên “%(column)s”; hãy sửa tên cột theo tệp mẫu hoặc bỏ cột.")
            self._refuse(where, message % {"column": place.header})
        elif name in found.values():
            earlier = letter_of(next(at for at, other in found.items() if other == name))
            message = _("Cột “%(column)s” bị trùng với cột %(letter)s; hãy bỏ một cột.")
            self._refuse(where, message % {"column": name, "letter": earlier})
        else:
            found[column] = name

    def _repaired_header(self, place: Place) -> str | None:
        old = legacy_text(place.header)
        name = self.columns.named(old.after) if old else None
        if old and name:
            where = _("%(sheet)s, cột %(letter)s") % {"sheet": place.sheet, "letter": place.letter}
            self.repairs.append(Repair(where, old.before, old.after, old.encoding))
        return name

    def _refuse_beyond(self, head: int) -> None:
        """Rows that reach beyond the headers: a comma too many in a CSV line."""
        width = len(self.sheet.rows[head]) if self.sheet.rows else 0
        for number, row in enumerate(self.sheet.rows[head + 1 :], start=head + 2):
            if _is_filled(row[width:]):
                message = _("Có %(cells)d ô nhưng chỉ có %(columns)d cột. Ô có dấu phẩy phải đặt trong ngoặc kép.")
                place = str(Place(self.sheet.name, number))
                self._refuse(place, message % {"cells": len(row), "columns": width})

    def _rows(self, head: int, found: Mapping[int, str]) -> Iterator[ListRow]:
        for number, row in enumerate(self.sheet.rows[head + 1 :], start=head + 2):
            if not _is_filled(row):
                continue
            places = {name: Place(self.sheet.name, number, letter_of(column), name) for column, name in found.items()}
            values = {name: self._value(places[name], _at(row, column)) for column, name in found.items()}
            yield ListRow(Place(self.sheet.name, number), values, places)

    def _value(self, place: Place, value: Cell) -> Value:
        if isinstance(value, BadCell):
            self._refuse(str(place), value.message)
            return None
        old = legacy_text(value, multiline=True) if isinstance(value, str) else None
        if old is None:
            return value
        self.repairs.append(Repair(str(place), old.before, old.after, old.encoding))
        return old.after

    def _refuse(self, place: str, message: str) -> None:
        self.refused.append(Refusal(place, message))


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _text(value: Cell) -> str:
    return "" if isinstance(value, BadCell) else " ".join(text_of(value).split())


def double_rows(listing: Listing, key_of: Callable[[Mapping[str, Value]], tuple[str, ...]]) -> tuple[Refusal, ...]:
    """Rows with a key that an earlier row has; both are named."""
    first: dict[tuple[str, ...], int] = {}
    found = []
    for row in listing.rows:
        key = key_of(row.values)
        code = " ".join(part for part in key if part.strip())
        earlier = first.setdefault(key, row.place.row)
        if code and earlier != row.place.row:
            words = {"first": earlier, "second": row.place.row, "code": code}
            message = _("Dòng %(first)d và dòng %(second)d cùng ghi mã “%(code)s”; mỗi mã chỉ một dòng.")
            found.append(Refusal(str(row.place), message % words))
    return tuple(found)
