"""The page that lists the pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = """# Ảnh chụp các trang / Screenshots

Mỗi trang của dữ liệu minh họa ở ba bề rộng màn hình, phần đầu trang; `python -m tests.screenshots` vẽ lại tất cả.
Every page of the demonstration at three widths (the head of long ones), drawn by that command.

"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn: the name of its address, its path, its title."""

    name: str
    path: str
    title: str


def write_index(path: Path, pages: Sequence[Drawn], widths: Sequence[int]) -> None:
    """A table of the pages, with a link to each picture."""
    rows = [
        f"| {page.title} | `{page.path}` | {' | '.join(f'[{width}]({page.name}-{width}.webp)' for width in widths)} |"
        for page in pages
    ]
    names = ["Trang", "Địa chỉ", *(f"{width} px" for width in widths)]
    head = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    path.write_text(HEAD + "\n".join([*head, *rows]) + "\n", encoding="utf-8")
