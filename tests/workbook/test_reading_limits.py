"""How much is read before a file is refused, and in what words."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from scoring.workbook.limits import DEFAULT
from scoring.workbook.reading import WorkbookRefused
from tests.workbook.raw import book, cell_row, grid, packed, parts, sheet_xml
from tests.workbook.reading_kit import CAREFUL, read_bytes


@pytest.fixture
def read(tmp_path: Path):
    return partial(read_bytes, tmp_path)


@pytest.mark.parametrize(
    ("data", "limits", "code", "words"),
    [
        (book(grid(6, 2, "><v>1</v>")), {"rows": 5}, "too_far", "ô B6, quá giới hạn 5 hàng, 300 cột"),
        (book(grid(2, 6, "><v>1</v>")), {"columns": 5}, "too_far", "trang “Điểm”: dữ liệu kéo đến ô F2"),
        (book(grid(6, 2, "><f>1</f>")), {"rows": 5}, "too_far", "ô A6"),
        (book(grid(6, 2, "><v>1</v>"), before=CAREFUL), {"rows": 5}, "too_far", "ô B6"),
        (book(grid(6, 2, "><v>1</v>")), {"cells": 11}, "too_many_cells", "tối đa 11"),
        (packed(parts({"a": sheet_xml(), "b": sheet_xml()})), {"sheets": 1}, "too_many_sheets", "tối đa 1"),
        (book(), {"file_bytes": 1_000}, "too_big", "lớn hơn 0 MB"),
        (book(), {"parts": 6}, "too_many_parts", "tối đa 6"),
        (book(), {"expanded_bytes": 1_000}, "too_large_inside", "giải nén"),
        (book(grid(2_000, 100, "><v>1</v>")), {"output_bytes": 100_000}, "sheet_too_heavy", "trang “Điểm”"),
        (book(grid(2_000, 200, "><v>1</v>")), {"memory_bytes": 45_000_000}, "sheet_too_heavy", "trang “Điểm”"),
        (book(grid(2_000, 200, "><v>1</v>")), {"wall_seconds": 0.01}, "too_slow", "quá lâu"),
    ],
)
def test_limits(read, data, limits, code, words):
    with pytest.raises(WorkbookRefused) as caught:
        read(data, replace(DEFAULT, **limits))
    assert caught.value.code == code
    assert words in caught.value.messages[0]
    assert "điểm.xlsx" in caught.value.messages[0]


def test_just_within_the_limits(read):
    limits = replace(DEFAULT, rows=6, columns=2, cells=12, sheets=1)
    assert len(read(book(grid(6, 2, "><v>1</v>")), limits).sheets[0].rows) == 6


def test_style_and_dimension_far_away_count_for_nothing(read):
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    data = book(cell_row('<c r="A1"><v>1</v></c>') + far, before='<dimension ref="A1:XFD1048576"/>')
    assert read(data).sheets[0].rows == [[1.0]]
