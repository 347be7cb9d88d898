"""Fills citations in: the text of each `<span data-cite="KEY">` becomes what the catalogue prints for KEY."""

import re
from html import escape
from html.parser import HTMLParser

from scoring.report.citing.catalogue import Catalogue

MISSING_CLASS = "cite-missing"
_CITED = re.compile(r'<span[^>]*\sdata-cite="([^"]*)"')


def filled(html: str, catalogue: Catalogue) -> str:
    """`html` with its citations printed; those that cannot be are marked, and name what is missing."""
    filler = _Filler(catalogue)
    filler.feed(html)
    filler.close()
    return "".join(filler.out)


def cited_keys(html: str) -> tuple[str, ...]:
    """The keys that clean HTML cites, in the order of the text, each as often as it is cited."""
    return tuple(_CITED.findall(html))


class _Filler(HTMLParser):
    """Copies clean HTML as it stands, citations aside, whose whole content is replaced."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(convert_charrefs=False)
        self.catalogue = catalogue
        self.out: list[str] = []
        self.within = 0
        """How deep in spans of a citation the reading is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a citation, or copy."""
        key = dict(attrs).get("data-cite") if tag == "span" else None
        if self.within:
            self.within += tag == "span"
        elif key:
            self.within = 1
            self.out.append(_opened(key, self.catalogue))
        else:
            self._copy(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        """Copy `<br/>`."""
        self._copy(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Close a citation, or copy."""
        if self.within and tag == "span":
            self.within -= 1
        self._copy(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy."""
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """Copy."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy."""
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if not self.within:
            self.out.append(text)


def _opened(key: str, catalogue: Catalogue) -> str:
    marked = f' class="{MISSING_CLASS}"' if catalogue.is_missing(key) else ""
    return f'<span data-cite="{escape(key)}"{marked}>{escape(catalogue.text(key), quote=False)}'
