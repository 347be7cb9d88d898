"""The hidden sheet of the portal's own workbooks: what they were made from, and the versions of every row then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from scoring.models import Layer
from scoring.workbook.cells import Book, Value
from scoring.workbook.importing.findings import Refusal
from scoring.workbook.importing.target import Target
from scoring.workbook.layout import FINGERPRINT, FORMAT, BookKind, Key

_NO_VERSIONS = re.compile("[^0-9 ]")


@dataclass
class Fingerprint:
    """Facts by key, and the versions at the export: by unit, then by criterion code (0: there was no row)."""

    facts: dict[str, str] = field(default_factory=dict)
    codes: Sequence[str] = ()
    spelled: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """One of `BookKind`, as written."""
        return self.facts.get(Key.KIND, "")

    @property
    def units(self) -> Sequence[str]:
        """Codes of the units exported."""
        return list(self.spelled)

    def versions(self, unit: str) -> dict[str, int]:
        """Versions of a unit's rows by criterion; empty for a unit that was not exported."""
        spelled = self.spelled.get(unit, "")
        if spelled not in self._versions:  # in a fresh export most units spell the same
            self._versions[spelled] = dict(zip(self.codes, map(int, spelled.split()), strict=False))
        return self._versions[spelled]


def fingerprint_of(book: Book) -> Fingerprint | None:
    """The fingerprint of a workbook, None for an office's own file; a damaged one has no facts."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == FINGERPRINT), None)
    if sheet is None:
        return None
    found = Fingerprint()
    for row in sheet.rows:
        key, value, *more = [*row, None, None][:2] + row[2:]
        if key == Key.CODES:
            found.codes = [_text(code) for code in row[1:]]
        elif key == Key.VERSIONS:
            spelled = _text(more[0]) if more else ""
            if _NO_VERSIONS.search(spelled):
                return Fingerprint()
            found.spelled[_text(value)] = spelled
        elif key:
            found.facts[_text(key)] = _text(value)
    return found


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def fingerprint_problems(found: Fingerprint, target: Target) -> list[Refusal]:
    """Why a workbook of the portal does not belong here: another round, set or layer, or no scores to read."""
    facts, round_ = found.facts, target.round
    if facts.get(Key.FORMAT) != FORMAT:
        return [_refusal(_("Tệp do một bản khác của cổng xuất ra. Hãy xuất lại tệp rồi nhập."))]
    if found.kind == BookKind.DOMAIN_TOTALS:
        return [_refusal(_("Tệp này là điểm theo lĩnh vực, không có điểm từng tiêu chí. Hãy dùng tệp bảng điểm."))]
    if facts.get(Key.ROUND) != round_.slug:
        words = {"theirs": facts.get(Key.ROUND, ""), "ours": round_.slug}
        message = _("Tệp xuất từ kỳ “%(theirs)s”, không phải kỳ “%(ours)s”. Hãy chọn đúng kỳ hoặc xuất lại.")
        return [_refusal(message % words)]
    if facts.get(Key.CRITERIA_SET) != round_.criteria_set.code:
        return [_refusal(_("Kỳ đã đổi bộ tiêu chí sau khi xuất tệp. Hãy xuất lại tệp rồi chép điểm sang."))]
    if facts.get(Key.LAYER) != target.layer:
        words = {"theirs": _layer(facts.get(Key.LAYER, "")), "ours": _layer(target.layer)}
        return [_refusal(_("Tệp là “%(theirs)s” nhưng đang nhập vào “%(ours)s”. Hãy chọn đúng lớp điểm.") % words)]
    return []


def _refusal(message: str) -> Refusal:
    return Refusal(FINGERPRINT, message)


def _layer(value: str) -> str:
    return str(Layer(value).label) if value in Layer.values else value
