"""Lists: real ones, each numbered list from 1."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scoring.report.docx.inline import Element, write

_STYLES = {"ul": "List Bullet", "ol": "List Number"}


def add_list(document: Document, element: Element) -> None:
    """The items of a list, those of lists within after their item."""
    number = _restarted(document) if element.tag == "ol" else None
    for item in element.iterchildren("li"):
        nested = [child for child in item if child.tag in _STYLES]
        for child in nested:
            item.remove(child)
        paragraph = document.add_paragraph(style=_STYLES[element.tag])
        write(paragraph, item)
        if number is not None:
            _numbered(paragraph._p, number)  # noqa: SLF001  # python-docx has no lists of its own
        for child in nested:
            add_list(document, child)


def _restarted(document: Document) -> int:
    """A numbering of its own for one list, counting from 1."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    used = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    first = next(num for num in numbering.num_lst if str(num.numId) == used)
    fresh = numbering.add_num(first.abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = fresh.numId
    return number


def _numbered(paragraph: Element, number: int) -> None:
    properties = paragraph.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", 0), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        numbering.append(child)
    properties.append(numbering)
