"""The body of the printed page, element by element, into the document."""

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from scoring.report.docx.inline import Element, write
from scoring.report.docx.lists import add_list
from scoring.report.docx.styles import lying, upright
from scoring.report.docx.tables import add_table

_LEVELS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 4}
_TABLES_ONLY = {
    "svg",
    "img",
    "style",
    "script",
    "template",
}  # drawings stay with the PDF; the tables carry their figures
_WITHIN = {"div", "section", "main", "article", "figure", "tbody", "header"}
CENTRED = {"annex-title", "annex-origin", "annex-head", "centred", "sample"}
ASIDE = {"notes", "legend"}


def add_flow(document: Document, element: Element) -> None:
    """Everything within `element`."""
    for child in element:
        if isinstance(child.tag, str):
            _add(document, child)


def add_annex(document: Document, element: Element, *, is_wide: bool) -> None:
    """An annex on pages of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    (lying if is_wide else upright)(section)
    section.different_first_page_header_footer = False
    add_flow(document, element)


def _add(document: Document, element: Element) -> None:
    match element.tag:
        case tag if tag in _TABLES_ONLY:
            return
        case tag if tag in _LEVELS:
            _heading(document, element)
        case "ul" | "ol":
            add_list(document, element)
        case "table":
            add_table(document, element)
        case tag if tag in _WITHIN:
            add_flow(document, element)
        case _:
            _paragraph(document, element)


def _heading(document: Document, element: Element) -> None:
    paragraph = document.add_paragraph(style=f"Heading {_LEVELS[element.tag]}")
    write(paragraph, element)
    _place(element, paragraph)


def _paragraph(document: Document, element: Element) -> None:
    if not "".join(element.itertext()).strip():
        return
    paragraph = document.add_paragraph()
    write(paragraph, element)
    classes = set(element.get("class", "").split())
    paragraph.paragraph_format.keep_with_next = True if classes & {"level", "before-table"} else None
    _place(element, paragraph)


def _place(element: Element, paragraph: Paragraph) -> None:
    around = {name for parent in (element, element.getparent()) for name in parent.get("class", "").split()}
    if around & (CENTRED | ASIDE):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if around & CENTRED else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.first_line_indent = Pt(0)
