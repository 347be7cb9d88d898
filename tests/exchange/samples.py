"""Imports in each state, and findings to show, without a file being read."""

from scoring.models import Layer, Round, RoundUnit, ScoreImport
from scoring.models.imports import ImportState
from scoring.workbook.importing.findings import Changes, Conflict, Names, Preview, Question, Refusal, Repair, Row


def make_import(round_: Round, state: str = ImportState.READY, **fields: object) -> ScoreImport:
    values = {"file_name": "bảng điểm.xlsx", "file": "khong-co.xlsx", "sha256": "0" * 64, "plan_digest": "d1", **fields}
    made: ScoreImport = ScoreImport.objects.create(round=round_, layer=Layer.FINAL, state=state, **values)
    return made


def changes(round_: Round, *marks: tuple[str, str], sheet: str = "LV 1") -> Changes:
    """Changes of criterion 1.1 in the first unit of the round, one for each (old, new)."""
    place = RoundUnit.objects.select_related("unit").filter(round=round_).order_by("unit__code")[0]
    names = Names({place.pk: (place.unit.code, place.unit.full_name)}, {1: "1.1"}, (sheet,))
    return Changes([Row(place.pk, 1, 0, 3 + index, 2, old, new) for index, (old, new) in enumerate(marks)], names)


REFUSAL = Refusal("LV 1!C9", "Ô ghi “#N/A”; hãy nhập điểm hoặc để trống.")
CONFLICT = Conflict("LV 1!D4", "ha-ky", "Xã Hà Kỳ", "1.2", "16", "17.5", "18", "Nguyễn Văn A")
QUESTION = Question("LV 1!B6", "“Tứ Kỳ” có thể là nhiều đơn vị", (("xa-tk", "Xã Tứ Kỳ"), ("tt-tk", "Thị trấn Tứ Kỳ")))
REPAIR = Repair("LV 1!B7", "HuyÖn Tø Kú", "Huyện Tứ Kỳ", "TCVN3")


def found(round_: Round, **fields: object) -> Preview:
    """One changed and one new mark, and whatever else is named."""
    plain = {"changed": changes(round_, ("26", "27.5")), "new": changes(round_, ("", "na")), "rows": 3, "cells": 9}
    return Preview(**{**plain, **fields})  # type: ignore[arg-type]  # fields by name
