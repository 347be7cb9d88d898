"""Work on a table grows with its cells, not with their square."""

from unittest import mock

import pytest
from docx import Document
from docx.oxml.table import CT_Tbl
from lxml import html

from scoring.report.docx.flow import add_flow
from scoring.report.docx.styles import set_up


def looks_at_all_cells(rows: int) -> int:
    """How often the whole table was gone through to make one with so many rows."""
    document = Document()
    set_up(document)
    body = "".join(f"<tr><td>{row}</td><td>Xã {row}</td><td>80,00%</td></tr>" for row in range(rows))
    with mock.patch.object(CT_Tbl, "iter_tcs", autospec=True, side_effect=CT_Tbl.iter_tcs) as through:
        add_flow(document, html.fragment_fromstring(f"<div><table>{body}</table></div>"))
    return through.call_count


@pytest.mark.parametrize("rows", [3, 30, 300])
def test_a_table_is_gone_through_once(rows: int) -> None:
    assert looks_at_all_cells(rows) <= 2
