"""HTML -> a plain tree of elements; no deeper than any text needs, so that nothing hostile exhausts the stack."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br"})
_DEEPEST = 40


@dataclass(slots=True)
class Element:
    """An element with what is in it, in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


class _Builder(HTMLParser):
    """Builds the tree of well-formed HTML; what is nested too deep stands beside its parent."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[min(len(self.open), _DEEPEST) - 1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(each.tag == tag for each in self.open[1:]):
            return
        while self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def elements_of(html: str) -> Element:
    """The tree of `html`, which a sanitiser wrote."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
