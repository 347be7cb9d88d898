"""A stretch of a section's text is replaced in its HTML; everything around it stays."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.report.cites import Cite
from scoring.report.clean import clean_html, plain
from scoring.report.proof.mending import UnmendableError, mended
from scoring.texts.tree import Citation

KEY = "figure/ho-so/value"
CATALOGUE = SimpleNamespace(cites={KEY: Cite(KEY, "Hồ sơ", "Số liệu", "22.725")})
HTML = (
    "<p>Năm 2021 đạt <strong>83,30%</strong>, tăng <em>19,69%</em>.</p>"
    '<ul><li>Nhận <span data-cite="figure/ho-so/value"></span> hồ sơ, đúng hạn 22.604'
    "<ul><li>Quá hạn 102</li></ul></li></ul>"
    "<table><tbody><tr><td>Một</td><td>Hai<br>ba 45</td></tr></tbody></table>"
)


def text(html: str = HTML) -> str:
    return plain(html, CATALOGUE)[0]


def put(old, new, html=HTML):
    start = text(html).index(old)
    return mended(html, CATALOGUE, start, start + len(old), new)


@pytest.mark.parametrize("old", ["2021", "83,30%", "19,69%", "22.604", "102", "Một", "Hai", "45", "Năm", "Nhận"])
def test_only_the_stretch_changes(old):
    assert text(put(old, "XYZ")) == text().replace(old, "XYZ", 1)
    assert put(old, old) == clean_html(HTML)


def test_marks_stay():
    assert "<em>20,11 điểm phần trăm</em>" in put("19,69%", "20,11 điểm phần trăm")
    assert "<strong>83,3</strong>" in put("83,30%", "83,3")


def test_a_stretch_over_several_runs_takes_the_marks_of_the_first():
    assert put("83,30%, tăng 19,69%", "X").startswith("<p>Năm 2021 đạt <strong>X</strong>.</p>")


def test_a_citation_is_put_in():
    html = put("22.604", Citation(KEY))
    assert html.count(f'<span data-cite="{KEY}"></span>') == 2
    assert text(html) == text().replace("22.604", "22.725")


@pytest.mark.parametrize("old", ["22.725", "Nhận 22.725 hồ", "102\nMột", "Một\tHai"])
def test_cited_text_and_stretches_of_several_lines_are_refused(old):
    with pytest.raises(UnmendableError):
        put(old, "X")


@given(st.data())
def test_any_stretch_of_one_line_is_replaced_or_refused(data):
    whole = text()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    try:
        html = mended(HTML, CATALOGUE, start, end, "Q")
    except UnmendableError:
        return
    assert text(html) == whole[:start] + "Q" + whole[end:]
