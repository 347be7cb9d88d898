"""Reading a PDF back."""

import io
from typing import Any

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
