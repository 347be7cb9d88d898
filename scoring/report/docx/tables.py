"""Tables: real ones, head rows repeated on each page, merged cells merged."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table, _Cell, _Row

from scoring.report.docx.inline import Element, write
from scoring.report.docx.styles import TABLE, text_width
from scoring.report.docx.widths import need_of, widths

_NARROW = 8  # more columns than these are set smaller
_SMALL = Pt(10)
_MARGIN, _SMALL_MARGIN = Mm(1.9), Mm(1)  # at each side of a cell; the first is Word's own
_TOGETHER = 3  # rows: fewer never stand alone at the end of a table
_CENTRED, _RIGHT = {"middle", "number", "rank"}, {"figure"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell of the HTML lands in the grid: rows and columns, counted from 0, ends included."""

    element: Element
    top: int
    left: int
    bottom: int
    right: int


def add_table(document: Document, element: Element) -> None:
    """The table as Word has it. A caption becomes the paragraph above."""
    rows = list(element.iter("tr"))
    places = list(_places(rows))
    if not places:
        return
    width = 1 + max(place.right for place in places)
    table = document.add_table(len(rows), width, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    size, margin = (_SMALL, _SMALL_MARGIN) if width > _NARROW else (TABLE, _MARGIN)
    cells = table._cells  # noqa: SLF001  # `table.cell` counts all cells anew each time
    for place in places:
        first = cells[place.top * width + place.left]
        last = cells[place.bottom * width + place.right]
        _fill(first if first is last else first.merge(last), place, size)
    _set_margins(table, margin)
    _set_widths(table, places, text_width(document.sections[-1]), size, margin)
    for kept, row in zip(table.rows, rows, strict=True):
        keep_row(kept, is_head=row.getparent().tag == "thead")
    _keep_end_together(table)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _places(rows: list[Element]) -> Iterator[Place]:
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row.iterchildren("td", "th"):
            while (top, left) in taken:
                left += 1
            right = left + int(cell.get("colspan", 1)) - 1
            bottom = min(top + int(cell.get("rowspan", 1)), len(rows)) - 1
            taken |= {(down, across) for down in range(top, bottom + 1) for across in range(left, right + 1)}
            yield Place(cell, top, left, bottom, right)
            left = right + 1


def _set_margins(table: Table, margin: Length) -> None:
    properties = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        setting = OxmlElement(side)
        setting.set(qn("w:w"), str(margin.twips))
        setting.set(qn("w:type"), "dxa")
        properties.append(setting)
    look = table._tblPr.find(qn("w:tblLook"))  # noqa: SLF001  # python-docx has no such setting
    look.addprevious(properties)


def _set_widths(table: Table, places: list[Place], width: int, size: Pt, margin: Length) -> None:
    """By what stands in the cells of one column; each cell is told, as readers other than Word look there."""
    columns = [
        [
            need_of(place.element.text_content(), is_head=_in_head(place))
            for place in places
            if place.left == place.right == at
        ]
        for at in range(len(table.columns))
    ]
    signs = widths(columns, 100 * width // size, 1 + 200 * margin // size)
    table.autofit = False
    given = [Emu(width * share // sum(signs)) for share in signs]
    for column, own in zip(table.columns, given, strict=True):
        column.width = own
    for row in table.rows:
        for cell in row._tr.tc_lst:  # noqa: SLF001  # merged cells once
            if cell.grid_span == 1:
                cell.width = given[cell.grid_offset]


def _in_head(place: Place) -> bool:
    tag: str = place.element.getparent().getparent().tag
    return tag == "thead"


def _fill(cell: _Cell, place: Place, size: Pt) -> None:
    in_head = _in_head(place)
    is_total = "total" in place.element.getparent().get("class", "").split()
    paragraph = cell.paragraphs[0]
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after, form.line_spacing = Pt(0), Pt(1), 1
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if in_head else _alignment(place.element)
    write(paragraph, place.element, bold=in_head or is_total)
    _sized(cell, size)


def _alignment(element: Element) -> WD_ALIGN_PARAGRAPH:
    classes = set(element.get("class", "").split())
    if classes & _RIGHT:
        return WD_ALIGN_PARAGRAPH.RIGHT
    return WD_ALIGN_PARAGRAPH.CENTER if classes & _CENTRED else WD_ALIGN_PARAGRAPH.LEFT


def _sized(cell: _Cell, size: Pt) -> None:
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            run.font.size = size


def _keep_end_together(table: Table) -> None:
    """The last row never stands alone on a page."""
    for row in table.rows[-_TOGETHER:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def keep_row(row: _Row, *, is_head: bool = False) -> None:
    """No row is torn between pages; those of the head stand on each page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no such setting
    for tag in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        setting = OxmlElement(tag)
        setting.set(qn("w:val"), "true")
        properties.append(setting)
