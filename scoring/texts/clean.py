"""HTML as it comes from an editor, from Word or from anywhere -> the clean HTML a report keeps.

Clean HTML holds p, strong, em, br, ul, ol, li, table, thead, tbody, tr, th, td (colspan, rowspan) and
`<span data-cite="KEY"></span>`; it is written anew from what was understood, so nothing else can be in it.
"""

from dataclasses import dataclass

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.texts.blocks import INLINE, Reader
from scoring.texts.elements import elements_of
from scoring.texts.html import html_of
from scoring.texts.tree import Blocks

LONGEST = 200_000  # characters of one section: a hundred pages
_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "header", "footer"),
    *("main", "aside", "nav", "address", "center", "dl", "dt", "dd", "figure", "figcaption", "hr", "fieldset", "form"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
_DROPPED = {
    *("script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "title", "xml", "head"),
    *("select", "textarea", "button", "video", "audio", "canvas"),
}
_SPANS = {"colspan", "rowspan"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean HTML, and how many lines of it were typed with fonts from before Unicode."""

    html: str
    repaired: int


def clean_html(html: str) -> str:
    """Clean HTML of `html`, the same for the same text; cleaning it again changes nothing."""
    return cleaned(html).html


def cleaned(html: str) -> Cleaned:
    """Clean HTML, and what was repaired. Raises ValidationError for a text that is far too long."""
    reader = Reader()
    return Cleaned(html_of(_read(html, reader)), reader.repaired)


def blocks_of(html: str) -> Blocks:
    """What `html` says, as blocks. Raises ValidationError for a text that is far too long."""
    return _read(html, Reader())


def _read(html: str, reader: Reader) -> Blocks:
    if len(html) > LONGEST:
        longest = {"longest": format_number(LONGEST)}
        raise ValidationError(
            _("Nội dung của mục quá dài (quá %(longest)s ký tự). Hãy chia thành nhiều mục.") % longest
        )
    safe = nh3.clean(
        html,
        tags=_BLOCKS | INLINE,
        attributes={"span": {"data-cite"}, "td": _SPANS, "th": _SPANS},
        clean_content_tags=_DROPPED,
        link_rel=None,
    )
    return reader.blocks(elements_of(safe).children)
