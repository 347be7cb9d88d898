"""Texts by which the parts of a sheet are known: codes of criteria, heads of columns, rows that are no unit."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Literal

from scoring.models import Layer
from scoring.workbook.cells import Value
from scoring.workbook.importing.verdicts import exact
from scoring.workbook.layout import CRITERION_CODE, MAXIMUM, NOT_APPLICABLE, POINTS, UNIT_CODE, UNIT_NAME
from units.names import clean, search_key
from units.names.legacy import repaired

Label = Literal["unit_code", "unit_name", "criterion_code", "points", "not_applicable", "no_unit"]

_LOOKS_LIKE_CODE = re.compile(r"\d{1,3}(?:[.,][0-9a-zA-Z]{1,4})+\.?")
_NOT_A_WORD = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """Search key with nothing but letters, digits and single spaces."""
    return _NOT_A_WORD.sub(" ", search_key(text)).strip()


_WORDS: dict[Label, frozenset[str]] = {
    "unit_code": frozenset({key(UNIT_CODE), "ma", "ma xa", "ma dvhc", "ma don vi hanh chinh", "ma xa phuong"}),
    "unit_name": frozenset(
        {key(UNIT_NAME), "don vi", "ten xa", "xa phuong", "xa thi tran", "xa phuong thi tran", "ten xa phuong"}
        | {"xa phuong dac khu", "xa", "ten don vi hanh chinh", "don vi hanh chinh"}
    ),
    "criterion_code": frozenset({key(CRITERION_CODE), "ma tc", "ma tieu chi thanh phan"}),
    "points": frozenset({key(POINTS), "so diem", "diem cham", "diem dat", "diem dat duoc", "diem danh gia"}),
    "not_applicable": frozenset({key(NOT_APPLICABLE), "khong ap dung"}),
    "no_unit": frozenset(
        {key(MAXIMUM), "diem toi da", "toi da", "tong", "tong cong", "cong", "tong diem", "trung binh"}
        | {"diem trung binh", "diem chuan", "thang diem"}
    ),
}
_POINTS_OF_LAYER = {
    Layer.SELF: frozenset({"diem tu cham", "tu cham", "diem tu danh gia"}),
    Layer.FIRST: frozenset({"diem tham dinh", "tham dinh", "diem tham dinh lan 1"}),
    Layer.FINAL: frozenset({"diem tham dinh", "tham dinh", "diem tham dinh lan 2"}),
}


_clean = lru_cache(maxsize=20_000)(clean)  # names come once in every sheet


def text_of(value: Value) -> str:
    """The text of a cell; a whole number without ".0", other values as nothing."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, float) and not isinstance(value, bool):
        return format(exact(value), "f")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def is_blank(value: Value) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not clean(value))


def is_label(value: Value, label: Label, layer: Layer | None = None) -> bool:
    """Whether a cell is a head of this kind, typed in Unicode or in an old encoding."""
    if not isinstance(value, str):
        return False
    words = _WORDS[label] | (_POINTS_OF_LAYER[layer] if layer and label == "points" else frozenset())
    return key(value) in words or key(repaired(value) or "") in words


def code_in(value: Value, known: Container[str]) -> str | None:
    """The criterion code that a head gives: "1.1", "1.1." or "1.1 Ban hành kế hoạch"."""
    if not isinstance(value, str):
        return None
    text = clean(value)
    for spelled in (text, text.lower(), text.upper(), text.rstrip(".")):
        if spelled in known:
            return spelled
    first = text.split(" ", 1)[0].rstrip(".:)-–")
    return first if "." in first and first in known else None


def looks_like_code(value: Value) -> bool:
    """Whether a head seems to be the code of a criterion, known or not."""
    first = text_of(value).split(" ", 1)[0]
    return _LOOKS_LIKE_CODE.fullmatch(first.rstrip(":)-–")) is not None
