"""The printed page -> a Word document."""

import io
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from lxml import html as lxml_html

from scoring.report.content.shape import ReportContent
from scoring.report.docx.drawings import drop_drawings
from scoring.report.docx.flow import add_annex, add_flow
from scoring.report.docx.furniture import add_head, add_signature, set_margins
from scoring.report.docx.inline import Element
from scoring.report.docx.styles import set_up

_WIDE = "landscape"  # class of an annex that lies on its side


def docx_bytes(content: ReportContent, page: str) -> bytes:
    """`page`, the report as HTML for print, as .docx: form from `content`, text from the page."""
    root = lxml_html.document_fromstring(page)
    drop_drawings(root)
    document = Document()
    set_up(document)
    _properties(document, content, root)
    set_margins(document, top="DỰ THẢO" if content.is_draft else "", bottom=_foot(content))
    _drop_empty_start(document)
    add_head(document, content.form)
    for sample in root.find_class("sample"):
        add_flow(document, _wrapped(sample))
    for main in root.iter("main"):
        add_flow(document, main)
    add_signature(document, content.form)
    for annex in root.find_class("annex"):
        add_annex(document, annex, is_wide=_WIDE in annex.get("class", "").split())
    return _bytes(document)


def _properties(document: DocumentType, content: ReportContent, root: Element) -> None:
    properties = document.core_properties
    properties.title = root.findtext(".//title") or ""
    properties.author = " ".join(content.form.issuer)
    properties.language = "vi-VN"
    properties.comments = ""
    properties.subject = " ".join(content.form.subject)


def _foot(content: ReportContent) -> str:
    parts = []
    if content.figures.is_sample:
        parts.append("Số liệu minh họa")
    if content.code:
        parts.append(f"Mã xác minh: {content.code}")
    return " · ".join(parts)


def _wrapped(element: Element) -> Element:
    """An element within another one, so that it is a child."""
    around = lxml_html.Element("div")
    around.append(element)
    return around


def _drop_empty_start(document: DocumentType) -> None:
    for paragraph in document.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001  # python-docx removes nothing


def _bytes(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
