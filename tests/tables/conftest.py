"""Workbooks as offices make them."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes sheets into a file: `workbook(DonVi=[[...], ...])`; sheets called _Hidden are hidden."""

    def write(**sheets: Rows) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name.strip("_"))
            sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
            for row in rows:
                sheet.append(row)
        path = tmp_path / "tep.xlsx"
        stream = io.BytesIO()
        book.save(stream)
        path.write_bytes(stream.getvalue())
        return path

    return write
