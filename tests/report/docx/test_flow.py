"""HTML of a printed page into real headings, lists and tables."""

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import html

from scoring.report.docx.drawings import drop_drawings
from scoring.report.docx.flow import add_annex, add_flow
from scoring.report.docx.styles import set_up


@pytest.fixture
def document():
    made = Document()
    set_up(made)
    return made


def flow(document, text):
    add_flow(document, html.fragment_fromstring(text, create_parent="div"))
    return document


def lines(document):
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_headings_by_level(document):
    flow(document, "<h2>I. Kết quả</h2><h3>1. Chỉ đạo</h3><h4>1.1. Kế hoạch</h4><h5>a) Cấp xã</h5><p>Đã ban hành.</p>")
    assert lines(document) == [
        ("Heading 1", "I. Kết quả"),
        ("Heading 2", "1. Chỉ đạo"),
        ("Heading 3", "1.1. Kế hoạch"),
        ("Heading 4", "a) Cấp xã"),
        ("Normal", "Đã ban hành."),
    ]


def test_spaces_as_a_browser_takes_them(document):
    flow(document, "<p>\n  Tiếp nhận <span>22.725</span>\n   hồ sơ,\n <strong> đạt </strong> 99,47%.  </p>")
    paragraph = document.paragraphs[0]
    assert paragraph.text == "Tiếp nhận 22.725 hồ sơ, đạt 99,47%."
    assert [run.text for run in paragraph.runs if run.bold] == ["đạt "]


def test_blanks_to_be_filled_by_hand_stay(document):
    flow(document, "<p>Số:\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}/BC-UBND</p>")
    assert document.paragraphs[0].text == "Số:\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}/BC-UBND"


def test_looks(document):
    flow(document, "<p><strong>đậm</strong> <em>nghiêng</em> <strong><em>cả hai</em></strong> m<sup>2</sup></p>")
    looks = [(run.text, run.bold, run.italic, run.font.superscript) for run in document.paragraphs[0].runs]
    assert ("đậm", True, None, None) in looks
    assert ("nghiêng", None, True, None) in looks
    assert ("cả hai", True, True, None) in looks
    assert ("2", None, None, True) in looks


def test_drawings_stay_with_the_pdf(document):
    flow(document, "<p>Trước</p><figure><svg><title>Biểu đồ</title><text>80%</text></svg></figure><p>Sau</p>")
    assert [text for _, text in lines(document)] == ["Trước", "Sau"]


def test_lists_are_lists(document):
    flow(document, "<ul><li>một</li><li>hai<ul><li>hai rưỡi</li></ul></li></ul>")
    assert lines(document) == [("List Bullet", "một"), ("List Bullet", "hai"), ("List Bullet", "hai rưỡi")]


def test_each_numbered_list_counts_from_one(document):
    flow(document, "<ol><li>một</li><li>hai</li></ol><p>giữa</p><ol><li>lại một</li></ol>")
    numbers = [
        paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    for number in numbers:
        num = document.part.numbering_part.element.num_having_numId(number)
        assert num.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


TABLE = """
<table><thead>
  <tr><th rowspan="2">TT</th><th rowspan="2">Đơn vị</th><th colspan="2">Tỷ lệ đạt</th></tr>
  <tr><th>Thể chế</th><th>Thủ tục hành chính</th></tr>
</thead><tbody>
  <tr><td class="middle">1</td><td>Xã Hà Kỳ</td><td class="figure">94,99%</td><td class="figure">74,61%</td></tr>
  <tr class="total"><td></td><td>Bình quân</td><td class="figure">90,00%</td><td class="figure">70,00%</td></tr>
</tbody></table>
"""


def test_tables_are_tables(document):
    table = flow(document, TABLE).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["TT", "Đơn vị", "Tỷ lệ đạt", "Tỷ lệ đạt"],
        ["TT", "Đơn vị", "Thể chế", "Thủ tục hành chính"],
        ["1", "Xã Hà Kỳ", "94,99%", "74,61%"],
        ["", "Bình quân", "90,00%", "70,00%"],
    ]
    assert table.cell(2, 2).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert table.cell(2, 0).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert all(run.bold for run in table.cell(3, 1).paragraphs[0].runs)


def test_heads_of_tables_are_repeated(document):
    table = flow(document, TABLE).tables[0]
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True, True, False, False]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_several_lines_of_a_cell(document):
    table = flow(document, "<table><tr><td><p>Lĩnh vực 3</p><p>Lĩnh vực 7</p></td></tr></table>").tables[0]
    assert table.cell(0, 0).text == "Lĩnh vực 3\nLĩnh vực 7"


def test_a_table_without_cells_is_none(document):
    assert not flow(document, "<table><tbody></tbody></table>").tables


@pytest.mark.parametrize("is_wide", [True, False])
def test_an_annex_has_pages_of_its_own(document, is_wide):
    annex = html.fragment_fromstring('<section class="annex"><p class="annex-title">PHỤ LỤC I</p></section>')
    add_annex(document, annex, is_wide=is_wide)
    section = document.sections[-1]
    assert (section.page_width > section.page_height) is is_wide
    assert document.paragraphs[-1].alignment == WD_ALIGN_PARAGRAPH.CENTER


CHART = """
<div><table><thead><tr><th>Đơn vị</th><th class="plot">Biểu đồ</th><th>Tỷ lệ</th></tr></thead><tbody>
  <tr class="block"><th colspan="3">Khối xã</th></tr>
  <tr><td>Hà Kỳ</td><td class="plot"><svg><title>Hà Kỳ: 87,06%</title></svg></td><td>87,06%</td></tr>
</tbody></table><p class="legend">Màu: <svg></svg> Tốt</p><p class="legend">Đơn vị tính: %.</p></div>
"""


def test_figures_stay_where_the_drawing_goes(document):
    root = html.fragment_fromstring(CHART)
    drop_drawings(root)
    add_flow(document, root)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Đơn vị", "Tỷ lệ"],
        ["Khối xã", "Khối xã"],
        ["Hà Kỳ", "87,06%"],
    ]
    assert [text for _, text in lines(document) if text] == ["Đơn vị tính: %."]
