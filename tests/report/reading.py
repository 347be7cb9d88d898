"""Reading a PDF back."""

import io
from typing import Any, NamedTuple

from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """Text of each page with single spaces."""
    return [flat(page.extract_text()) for page in reader(pdf).pages]


def flat(text: str) -> str:
    return " ".join(text.split())


def fonts(pdf: bytes) -> dict[str, bool]:
    """Name of every font, and whether its file is embedded."""
    found = {}
    document: Any = reader(pdf)
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            found[str(font.get_object()["/BaseFont"])] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    return found


class Line(NamedTuple):
    """A piece of text on a page; `y` in points from the foot."""

    y: float
    text: str
    height: float


def lines(pdf: bytes) -> list[list[Line]]:
    """Pieces of text of each page with their places."""
    return [_lines_of(page) for page in reader(pdf).pages]


def _lines_of(page: Any) -> list[Line]:
    found: dict[int, list[str]] = {}

    def visit(text: str, matrix: Any, text_matrix: Any, font: Any, size: Any) -> None:  # pypdf's way
        if text.strip():
            at = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
            found.setdefault(round(at), []).append(text)

    page.extract_text(visitor_text=visit)
    return [Line(y, flat("".join(parts)), float(page.mediabox.height)) for y, parts in found.items()]
