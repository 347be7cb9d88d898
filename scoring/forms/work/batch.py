"""What a browser sends to be saved: a few cells of one layer, as JSON; its form is checked before anything is read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from scoring.models import Layer

MAX_BYTES = 256_000
MAX_CELLS = 500
MAX_TYPED, MAX_CODE, MAX_NOTE = 40, 60, 2_000
LARGEST_VERSION = 2**31 - 1


class BatchError(ValueError):
    """What was sent is no batch; a fault of the program that sent it, or of somebody who made it up."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """One cell as typed. `version` is that of the stored mark it was typed over (0: there was none)."""

    unit: str
    code: str
    typed: str
    not_applicable: bool
    version: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Cells to save. `person` is the account (pk) whose page they were typed on.

    `totals` asks for what changed in a sheet ("sheet") or a grid ("grid", of domain `domain` or of all).
    """

    person: int
    layer: Layer
    cells: Sequence[TypedCell]
    totals: str
    domain: int | None


def read_batch(body: bytes) -> Batch:
    """The batch in a request's body. Raises BatchError."""
    if len(body) > MAX_BYTES:
        raise BatchError(_("Gửi quá nhiều một lần."))
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BatchError(_("Nội dung gửi không đọc được.")) from error
    if not isinstance(sent, dict):
        raise BatchError(_("Nội dung gửi không đọc được."))
    layer = _text(sent, "layer", MAX_CODE)
    if layer not in Layer.values:
        raise BatchError(_("Không có lớp điểm này."))
    domain = None if sent.get("domain") is None else _whole(sent, "domain")
    return Batch(_whole(sent, "user"), Layer(layer), _cells(sent), _text(sent, "totals", MAX_CODE, ""), domain)


def _cells(sent: dict[str, Any]) -> list[TypedCell]:
    cells = sent.get("cells")
    if not isinstance(cells, list) or len(cells) > MAX_CELLS or not all(isinstance(cell, dict) for cell in cells):
        raise BatchError(_("Danh sách ô gửi lên không đúng."))
    return [_cell(cell) for cell in cells]


def _cell(sent: dict[str, Any]) -> TypedCell:
    na = sent.get("na", False)
    if not isinstance(na, bool):
        raise BatchError(_fault("na"))
    note = None if sent.get("note") is None else _text(sent, "note", MAX_NOTE)
    unit, code = _text(sent, "unit", MAX_CODE), _text(sent, "code", MAX_CODE)
    return TypedCell(unit, code, _text(sent, "typed", MAX_TYPED), na, _whole(sent, "version"), note)


def _text(sent: dict[str, Any], name: str, longest: int, default: str | None = None) -> str:
    value = sent.get(name, default)
    if not isinstance(value, str) or len(value) > longest or "\x00" in value:
        raise BatchError(_fault(name))
    return value


def _whole(sent: dict[str, Any], name: str) -> int:
    value = sent.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_VERSION:
        raise BatchError(_fault(name))
    return value


def _fault(name: str) -> str:
    return _("Trường “%(name)s” gửi lên không đúng.") % {"name": name}
