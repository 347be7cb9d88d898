"""Head, foot and margins of the document, by its form (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from scoring.report.content.shape import DocumentForm
from scoring.report.docx.styles import text_width
from scoring.report.docx.tables import keep_row

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_SIGNING_SPACE = 4  # lines for stamp and signature


def add_head(document: Document, form: DocumentForm) -> None:
    """Issuing body and number at the left, state, motto, place and date at the right; the subject beneath."""
    left, right = _two_columns(document, 0.36)
    *above, body = form.issuer
    for line in above:
        _line(left, line, 12)
    _ruled(_line(left, body, 12, bold=True), 0.36)
    _line(left, f"Số: {form.symbol}" if not form.symbol.startswith("Số") else form.symbol, 13)
    _line(right, STATE, 12, bold=True)
    _ruled(_line(right, MOTTO, 13, bold=True), 0.72)
    _line(right, form.place_and_date, 13, italic=True)
    _drop_first(left, right)
    _centred(document, "BÁO CÁO", space_before=12)
    for line in form.subject[:-1]:
        _centred(document, line)
    _ruled(_centred(document, form.subject[-1]), 0.3)


def add_signature(document: Document, form: DocumentForm) -> None:
    """Recipients at the left, signature at the right; never torn, nor alone on the last page."""
    for paragraph in document.paragraphs[-1:]:
        paragraph.paragraph_format.keep_with_next = True
    left, right = _two_columns(document, 0.5)
    _line(left, "Nơi nhận:", 12, bold=True, italic=True, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    for recipient in form.recipients:
        _line(left, f"- {recipient}", 11, alignment=WD_ALIGN_PARAGRAPH.LEFT)
    for line in form.signatory:
        _line(right, line, 13, bold=True)
    for _ in range(_SIGNING_SPACE):
        _line(right, "", 13)
    if form.signatory_name:
        _line(right, form.signatory_name, 13, bold=True)
    _drop_first(left, right)


def set_margins(document: Document, *, top: str, bottom: str) -> None:
    """Page numbers top centre but on the first page; `top` ("DỰ THẢO") and `bottom` on every page, unless empty."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])
    for header in (section.header, section.first_page_header):
        if top:
            _margin(header.add_paragraph() if header is section.header else header.paragraphs[0], top, bold=True)
    for footer in (section.footer, section.first_page_footer):
        _margin(footer.paragraphs[0], bottom)


def _two_columns(document: Document, share: float) -> tuple[_Cell, _Cell]:
    width = text_width(document.sections[-1])
    table = document.add_table(1, 2)
    table.autofit = False
    keep_row(table.rows[0])
    left, right = table.rows[0].cells
    table.columns[0].width, table.columns[1].width = Emu(int(width * share)), Emu(int(width * (1 - share)))
    left.width, right.width = Emu(int(width * share)), Emu(int(width * (1 - share)))
    return left, right


def _line(
    cell: _Cell,
    text: str,
    size: int,
    *,
    bold: bool = False,
    italic: bool = False,
    alignment: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    _plain(paragraph, alignment)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _centred(document: Document, text: str, *, space_before: int = 0) -> Paragraph:
    paragraph = document.add_paragraph()
    _plain(paragraph, WD_ALIGN_PARAGRAPH.CENTER)
    paragraph.paragraph_format.space_before = Pt(space_before)
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(14)
    return paragraph


def _plain(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after, form.line_spacing = Pt(0), Pt(0), 1
    paragraph.alignment = alignment


def _ruled(paragraph: Paragraph, share: float) -> None:
    """A rule beneath, as long as `share` of the column: an empty paragraph with a border, indented from both sides."""
    rule = OxmlElement("w:p")
    paragraph._p.addnext(rule)  # noqa: SLF001  # python-docx inserts before a paragraph only
    line = Paragraph(rule, paragraph._parent)  # noqa: SLF001  # as above
    _plain(line, WD_ALIGN_PARAGRAPH.CENTER)
    form = line.paragraph_format
    form.left_indent = form.right_indent = Emu(int(_column(paragraph) * (1 - share) / 2))
    form.line_spacing, form.space_after = Pt(4), Pt(6)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001  # python-docx has no borders
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _column(paragraph: Paragraph) -> int:
    parent = paragraph._parent  # noqa: SLF001  # the cell, or the body
    if isinstance(parent, _Cell):
        return int(parent.width or 0)
    return int(text_width(paragraph.part.document.sections[0]))  # type: ignore[attr-defined]  # the main part has it


def _drop_first(*cells: _Cell) -> None:
    """A new cell holds an empty paragraph."""
    for cell in cells:
        first = cell.paragraphs[0]._p  # noqa: SLF001  # python-docx removes nothing
        first.getparent().remove(first)


def _number(paragraph: Paragraph) -> None:
    _plain(paragraph, WD_ALIGN_PARAGRAPH.CENTER)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)  # noqa: SLF001  # python-docx has no fields


def _margin(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    _plain(paragraph, WD_ALIGN_PARAGRAPH.CENTER)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(11 if bold else 9)
