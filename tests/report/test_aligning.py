"""Figures in tables that people write."""

import pytest

from scoring.report.aligning import figures_aligned


@pytest.mark.parametrize(
    "cell",
    ["22.725", "99,47%", "+12", "−3,5", "0", "–", '<span data-cite="figure/a/value">06</span>', "<p>45.660</p>"],
)
def test_a_figure_alone_is_ranged_right(cell):
    assert figures_aligned(f"<tr><td>{cell}</td></tr>") == f'<tr><td class="figure">{cell}</td></tr>'


@pytest.mark.parametrize("cell", ["Cấp huyện", "12 xã", "", "1.1. Kế hoạch", "05/3/2022"])
def test_words_stay_where_they_are(cell):
    assert figures_aligned(f"<td>{cell}</td>") == f"<td>{cell}</td>"


def test_merged_cells_keep_their_span():
    assert figures_aligned('<td colspan="2">12</td>') == '<td colspan="2" class="figure">12</td>'
    assert figures_aligned("<th>12</th>") == "<th>12</th>"
