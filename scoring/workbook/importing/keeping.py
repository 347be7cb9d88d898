"""The preview as JSON in the database, and back."""

from collections.abc import Mapping
from typing import Any

from scoring.workbook.importing.findings import (
    BareRow,
    Changes,
    Conflict,
    Names,
    Preview,
    Question,
    Refusal,
    Repair,
)

VERSION = 1
MOST = 2_000  # refusals, conflicts, questions and repairs kept; a person mends the first and reads the file again

Report = dict[str, Any]


def to_report(preview: Preview) -> Report:
    """Everything there is to show; changes as bare rows, so that 200,000 of them are a few megabytes."""
    names = preview.new.names
    return {
        "version": VERSION,
        "places": {str(place): list(pair) for place, pair in names.places.items()},
        "criteria": {str(criterion): code for criterion, code in names.criteria.items()},
        "sheets": list(names.sheets),
        "new": preview.new.rows,
        "changed": preview.changed.rows,
        "refused": [[item.address, item.message] for item in preview.refused[:MOST]],
        "conflicts": [_conflict(item) for item in preview.conflicts],
        "questions": [[item.address, item.text, item.candidates] for item in preview.questions],
        "repairs": [[item.address, item.before, item.after, item.encoding] for item in preview.repairs[:MOST]],
        "notes": list(preview.notes),
        "repairs_accepted": preview.repairs_accepted,
        "counts": counts_of(preview),
        "digest": preview.digest,
    }


def counts_of(preview: Preview) -> dict[str, int]:
    """How many there are of each kind, also of those not kept one by one."""
    return {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "moved": preview.moved,
        "refused": len(preview.refused),
        "conflicts": len(preview.conflicts),
        "questions": len(preview.questions),
        "repairs": len(preview.repairs),
        "rows": preview.rows,
        "cells": preview.cells,
    }


def from_report(report: Mapping[str, Any]) -> Preview:
    """The preview kept; an empty one before the file was read. Of refusals the first `MOST` are there."""
    if not report:
        none = Changes([], Names())
        return Preview(none, none)
    names = Names(
        {int(place): (code, name) for place, (code, name) in report["places"].items()},
        {int(criterion): code for criterion, code in report["criteria"].items()},
        tuple(report["sheets"]),
    )
    counts = report["counts"]
    return Preview(
        new=Changes(report["new"], names),
        changed=Changes(report["changed"], names),
        unchanged=counts["unchanged"],
        moved=counts["moved"],
        refused=tuple(Refusal(*item) for item in report["refused"]),
        conflicts=tuple(Conflict(*item) for item in report["conflicts"]),
        questions=tuple(Question(where, text, _pairs(units)) for where, text, units in report["questions"]),
        repairs=tuple(Repair(*item) for item in report["repairs"]),
        repairs_accepted=report["repairs_accepted"],
        notes=tuple(report["notes"]),
        digest=report["digest"],
        rows=counts["rows"],
        cells=counts["cells"],
    )


def _conflict(item: Conflict) -> list[str | None]:
    return [
        item.address,
        item.unit,
        item.unit_name,
        item.criterion,
        item.at_export,
        item.now,
        item.new,
        item.by,
    ]


def _pairs(units: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code, name in units)


def rows_of(preview: Preview) -> list[BareRow]:
    """The plan: rows in the order in which the event will have them."""
    return [*preview.new.rows, *preview.changed.rows]
