"""A regulation workbook taken apart into the lists that the resources import."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cchc.tables.listing import Columns, Listing, ListRow, double_rows, header_key, read_list
from cchc.tables.report import Refusal, Repair
from cchc.tables.sheets import Place, RawSheet, Value
from cchc.tables.widgets import text_of
from scoring.models import Criterion
from scoring.resources import BandResource, CriteriaSetResource
from scoring.resources.criteria import (
    CODE,
    COLUMN_NAMES,
    EVIDENCE,
    NA,
    NA_TEXT,
    PARAMETERS,
    REQUIRED,
    RULE,
    RULE_TEXT,
    TITLE,
    RowLevel,
    level_of,
)
from scoring.resources.schemes import BAND, SCHEME
from scoring.resources.sets import SET
from scoring.workbook.regulation.layout import (
    BANDS_SHEET,
    CRITERIA_COLUMNS,
    CRITERIA_SHEET,
    ITEM,
    LATER_COLUMNS,
    NEEDED_SHEETS,
    RULES_COLUMNS,
    RULES_SHEET,
    SCHEME_CODE,
    SCHEME_COLUMNS,
    SET_SHEET,
    SETTINGS,
    SETTINGS_COLUMNS,
    SETTINGS_SHEET,
    SHEETS,
    VALUE,
)
from units.names import clean

RULES = (RULE, PARAMETERS, RULE_TEXT, NA, NA_TEXT, EVIDENCE, REQUIRED)


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of the settings and where it stands."""

    place: Place
    value: Value

    @property
    def text(self) -> str:
        """The value as text."""
        return text_of(self.value)


@dataclass
class Parts:
    """The lists of a regulation. What was refused or repaired on the way gathers here."""

    set: Listing = field(default_factory=Listing)
    criteria: Listing = field(default_factory=Listing)
    scheme: Listing = field(default_factory=Listing)
    bands: Listing = field(default_factory=Listing)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_regulation(sheets: Sequence[RawSheet]) -> bool:
    """Whether the sheets are meant as a regulation: one is named like its sheet of criteria and one of the others."""
    titles = {header_key(sheet.title) for sheet in sheets}
    return len(titles & {header_key(name) for name in SHEETS}) > 1


def take_apart(sheets: Sequence[RawSheet]) -> Parts:
    """The lists in a workbook. Whatever is missing, unknown or double is refused by name."""
    return _Reader({header_key(sheet.title): sheet for sheet in sheets}).parts()


@dataclass
class _Reader:
    """Reads the sheets into one `Parts`."""

    sheets: Mapping[str, RawSheet]
    found: Parts = field(default_factory=Parts)
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles in the portal by code of the criterion, as they are before the import."""

    def parts(self) -> Parts:
        """Everything; lists depend on those read before."""
        self._note_others()
        self.found.settings = self._settings()
        self.found.set = self._set()
        self.found.criteria = self._criteria()
        self.found.scheme = self._scheme()
        self.found.bands = self._bands()
        return self.found

    def _note_others(self) -> None:
        known = {header_key(name) for name in SHEETS}
        others = ", ".join(f"“{sheet.title}”" for key, sheet in self.sheets.items() if key not in known)
        if others:
            self.found.notes.append(_("Không đọc các trang khác: %(names)s.") % {"names": others})

    def _list(self, name: str, columns: Columns, key: str) -> Listing:
        """The list of a sheet; empty, and said so, where a needed sheet is missing."""
        sheet = self.sheets.get(header_key(name))
        if sheet is None or not sheet.rows:
            if name in NEEDED_SHEETS:
                self.refuse("", _("Thiếu trang “%(sheet)s”.") % {"sheet": name})
            return Listing()
        listing = read_list(sheet, columns)
        self.found.refused += listing.refused
        self.found.repairs += listing.repairs
        self.found.refused += double_rows(listing, lambda row: _key(row, key))
        return listing

    def _set(self) -> Listing:
        resource = CriteriaSetResource()
        listing = self._list(SET_SHEET, resource.columns, SET)
        if listing.columns and not listing.refused and len(listing.rows) != 1:
            message = _("Trang “%(sheet)s” phải có đúng một dòng dưới tiêu đề; mỗi tệp một bộ tiêu chí.")
            self.refuse("", message % {"sheet": SET_SHEET})
        return listing

    def _criteria(self) -> Listing:
        """Rows of criteria, completed by those of their rules and by the set."""
        criteria = self._list(CRITERIA_SHEET, Columns(CRITERIA_COLUMNS, CRITERIA_COLUMNS), CODE)
        rules = self._list(RULES_SHEET, Columns(RULES_COLUMNS, [CODE, RULE, NA]), CODE)
        if not criteria.columns or not rules.columns or len(self.found.set.rows) != 1:
            return Listing()
        [set_row] = self.found.set.rows
        stored = Criterion.objects.filter(criteria_set__code=text_of(set_row.values[SET]))
        self.titles = dict(stored.values_list("code", "title"))
        by_code = {text_of(row.values[CODE]): row for row in rules.rows}
        rows = [self._whole(row, by_code, set_row) for row in criteria.rows]
        for code, row in by_code.items():
            message = _("Trang “%(sheet)s” không có tiêu chí mã “%(code)s”.")
            self.refuse(str(row.places[CODE]), message % {"sheet": CRITERIA_SHEET, "code": code})
        later = [name for name in LATER_COLUMNS if name not in rules.columns]
        return Listing([name for name in COLUMN_NAMES if name not in later], rows)

    def _whole(self, row: ListRow, rules: dict[str, ListRow], set_row: ListRow) -> ListRow:
        """A row of criteria with the columns of its rule, which is taken out of `rules`."""
        is_domain = level_of(row.values) == RowLevel.DOMAIN
        rule = None if is_domain else rules.pop(text_of(row.values[CODE]), None)
        if rule is None and level_of(row.values) == RowLevel.LEAF:
            message = _("Trang “%(sheet)s” chưa có dòng của tiêu chí này.") % {"sheet": RULES_SHEET}
            self.refuse(str(row.places[CODE]), message)
        if rule is not None:
            self._compare_titles(row, rule)
        values: dict[str, Value] = dict.fromkeys(COLUMN_NAMES)
        values |= row.values
        values |= {name: rule.values[name] for name in RULES if rule and name in rule.values}
        places = {**(rule.places if rule else {}), **row.places, SET: set_row.places[SET]}
        return ListRow(row.place, {**values, SET: set_row.values[SET]}, places)

    def _compare_titles(self, row: ListRow, rule: ListRow) -> None:
        """The title stands beside the rule for the reader's sake; it is changed where it belongs."""
        said = clean(text_of(rule.values.get(TITLE)))
        known = {"", clean(text_of(row.values[TITLE])), clean(self.titles.get(text_of(row.values[CODE]), ""))}
        if said not in known:
            message = _("%(place)s: không đọc ô này; nội dung lấy theo trang “%(sheet)s”.")
            self.found.notes.append(message % {"place": rule.places[TITLE], "sheet": CRITERIA_SHEET})

    def _settings(self) -> dict[str, Setting]:
        listing = self._list(SETTINGS_SHEET, Columns(SETTINGS_COLUMNS, [ITEM, VALUE]), ITEM)
        names = {header_key(name): name for name in SETTINGS}
        found = {}
        for row in listing.rows:
            name = names.get(header_key(text_of(row.values[ITEM])))
            if name is None:
                known = "; ".join(f"“{item}”" for item in SETTINGS)
                self.refuse(str(row.places[ITEM]), _("Không có mục này; các mục là %(known)s.") % {"known": known})
            else:
                found[name] = Setting(row.places[VALUE], row.values[VALUE])
        return found

    def _scheme(self) -> Listing:
        """The one row of the scheme, out of the settings; no row where no scheme is named."""
        code = self.found.settings.get(SCHEME_CODE)
        if code is None or not code.text:
            return Listing()
        said = {
            column: self.found.settings[item] for item, column in SCHEME_COLUMNS.items() if item in self.found.settings
        }
        values = {column: setting.value for column, setting in said.items()}
        places = {column: setting.place for column, setting in said.items()}
        row = ListRow(Place(code.place.sheet, code.place.row), values, places)
        return Listing(tuple(values), [row])

    def _bands(self) -> Listing:
        columns = BandResource().columns
        known = [name for name in columns.known if name != SCHEME]
        needed = [name for name in columns.needed if name != SCHEME]
        listing = self._list(BANDS_SHEET, Columns(known, needed), BAND)
        if listing.rows and not self.found.scheme.rows:
            message = _("Có các mức phân loại nhưng trang “%(sheet)s” chưa ghi “%(item)s”.")
            self.refuse("", message % {"sheet": SETTINGS_SHEET, "item": SCHEME_CODE})
            return Listing()
        return Listing([SCHEME, *listing.columns], list(self._of_scheme(listing))) if listing.columns else listing

    def _of_scheme(self, listing: Listing) -> Iterator[ListRow]:
        for row in listing.rows:
            scheme = self.found.scheme.rows[0]
            places = {**row.places, SCHEME: scheme.places[SCHEME]}
            yield ListRow(row.place, {SCHEME: scheme.values[SCHEME], **row.values}, places)

    def refuse(self, place: str, message: str) -> None:
        """Take down a refusal."""
        self.found.refused.append(Refusal(place, message))


def _key(row: Mapping[str, Value], column: str) -> tuple[str, ...]:
    """A domain may have the number that a criterion has as its code."""
    return (text_of(row.get(column)), "" if level_of(row) == RowLevel.DOMAIN else " ")
