"""Citations in the text of an edition, as they are printed."""

from collections.abc import Iterator
from html.parser import HTMLParser


def cited_texts(html: str) -> Iterator[tuple[str, str]]:
    """Key and printed text of every `<span data-cite>`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._open: list[str] = []  # keys of the spans around, empty for a span that cites nothing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            key = dict(attrs).get("data-cite") or ""
            self._open.append(key)
            if key:
                self.found.append((key, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1]:
            key, text = self.found[-1]
            self.found[-1] = (key, text + data)
