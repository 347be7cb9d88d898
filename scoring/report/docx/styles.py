"""Page and styles of the Word report (Nghị định 30/2020/NĐ-CP, Phụ lục I): A4, Times New Roman, body 13 points."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.font import Font

FONT = "Times New Roman"
BODY, TABLE = Pt(13), Pt(11)
FIRST_LINE = Cm(1.27)
HEADINGS = 4
_ITALIC_FROM = 3
_LANGUAGE = "vi-VN"
_MARGINS = {"top": Mm(20), "bottom": Mm(20), "left": Mm(30), "right": Mm(17)}
_SHORT, _LONG = Mm(210), Mm(297)


def set_up(document: Document) -> None:
    """Restyle the empty document."""
    upright(document.sections[0])
    _normal(document)
    for level in range(1, HEADINGS + 1):
        _heading(document, level)
    for name in ("List Bullet", "List Number"):
        _list(document, name)
    _dashes(document)


def upright(section: Section) -> None:
    """A4 upright with the margins of an office document."""
    _page(section, WD_ORIENT.PORTRAIT, _SHORT, _LONG)


def lying(section: Section) -> None:
    """A4 on its side, for wide tables."""
    _page(section, WD_ORIENT.LANDSCAPE, _LONG, _SHORT)


def text_width(section: Section) -> Emu:
    """What lies between the margins."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return Emu((width or _SHORT) - (left or 0) - (right or 0))


def _page(section: Section, orientation: WD_ORIENT, width: Mm, height: Mm) -> None:
    section.orientation, section.page_width, section.page_height = orientation, width, height
    section.top_margin, section.bottom_margin = _MARGINS["top"], _MARGINS["bottom"]
    section.left_margin, section.right_margin = _MARGINS["left"], _MARGINS["right"]
    section.header_distance = section.footer_distance = Mm(10)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  # the template's own styles
    return style


def _font(font: Font, size: Pt = BODY) -> None:
    font.name, font.size = FONT, size
    font.color.rgb = RGBColor(0, 0, 0)
    run = font.element.get_or_add_rPr()
    fonts = run.get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _normal(document: Document) -> None:
    style = _style(document, "Normal")
    _font(style.font)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    style.font.element.get_or_add_rPr().append(language)
    form = style.paragraph_format
    form.alignment, form.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, FIRST_LINE
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(6), 1.1
    form.widow_control = True


def _heading(document: Document, level: int) -> None:
    style = _style(document, f"Heading {level}")
    _font(style.font)
    style.font.bold, style.font.italic = level < HEADINGS, level >= _ITALIC_FROM
    style.font.all_caps = level == 1
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(6), True
    form.first_line_indent = FIRST_LINE


def _list(document: Document, name: str) -> None:
    style = _style(document, name)
    form = style.paragraph_format
    form.left_indent, form.first_line_indent = FIRST_LINE + Cm(0.5), Cm(-0.5)


def _dashes(document: Document) -> None:
    """Office documents list with a dash, not with a dot."""
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        sign = level.find(qn("w:lvlText"))
        if level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet" and sign is not None:
            sign.set(qn("w:val"), "-")
            for fonts in level.iter(qn("w:rFonts")):
                for kind in ("w:ascii", "w:hAnsi", "w:cs"):
                    fonts.set(qn(kind), FONT)
